package city.koinon.platform.identity;

/** How somebody came in. */
enum Way {
    /** With a one-time link in a mail: whoever reads the mailbox. */
    LINK,
    PASSKEY,
    /** Through the city's own OpenID Connect provider. */
    PROVIDER,
    /** With the link on the console of the machine itself. */
    CONSOLE,
    DEMONSTRATION;

    boolean strong() {
        return this != LINK;
    }
}
