package city.koinon.platform.ui;

/** How urgent or settled something is. Never by colour alone: each has an icon, and words stand beside it. */
public enum Tone {
    PLAIN("clock"),
    SOON("clock"),
    LATE("late"),
    KEPT("kept"),
    BROKEN("broken"),
    OFF("closed");

    private final String icon;

    Tone(String icon) {
        this.icon = icon;
    }

    public String icon() {
        return icon;
    }

    public String css() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
