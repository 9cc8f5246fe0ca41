package city.koinon.platform.duties;

/**
 * What a room does when a duty climbs: put it on an agenda, allow a request to appear. Called for the levels from 1 on, in the transaction
 * of the level itself, once; whatever is written here is kept together with it or not at all.
 */
public interface Escalations {

    void climbed(Duty duty, int level);
}
