package city.koinon.listen.participation;

/**
 * How many voting seats must be present: a share of the seats that are filled, and never fewer than a number.
 *
 * @param present filled voting seats with their holder or deputy in the room or online
 * @param filled  voting seats that somebody holds; a vacant seat does not count
 * @param needed  at least this many
 */
public record Quorum(int present, int filled, int needed) {

    /** Which part of the filled seats. Named, because "a half" and "more than a half" differ by one person. */
    public enum Share {
        NONE(0, 1),
        QUARTER(1, 4),
        THIRD(1, 3),
        HALF(1, 2),
        MORE_THAN_HALF(1, 2),
        TWO_THIRDS(2, 3),
        THREE_QUARTERS(3, 4);

        private final int parts;
        private final int of;

        Share(int parts, int of) {
            this.parts = parts;
            this.of = of;
        }

        int seatsOf(int filled) {
            return this == MORE_THAN_HALF ? filled / 2 + 1 : Math.ceilDiv(filled * parts, of);
        }
    }

    static Quorum of(Share share, int atLeast, int present, int filled) {
        return new Quorum(present, filled, Math.max(atLeast, share.seatsOf(filled)));
    }

    boolean met() {
        return present >= needed;
    }

    /** "4/9", as the item keeps it when there were too few. */
    String told() {
        return present + "/" + filled;
    }
}
