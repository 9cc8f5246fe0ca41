package city.koinon.platform.municipality;

/** Lets the first person into a new city, so that it can arrange itself. Identity implements it. */
public interface FirstCoordinator {

    /** Called in the transaction that founds the city, with that city at work. */
    void invite(String city, String email, String name, String lang);
}
