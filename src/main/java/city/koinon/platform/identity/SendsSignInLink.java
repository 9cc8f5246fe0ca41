package city.koinon.platform.identity;

/** Brings a letter of the door to its reader. Notices implements it; called within the transaction that made the letter. */
public interface SendsSignInLink {

    void send(DoorLetter letter);
}
