package city.koinon.listen.participation;

/** Votes counted. What follows from them is computed, never typed. */
record Tally(int yes, int no, int abstain) {

    int cast() {
        return yes + no + abstain;
    }

    /**
     * @param filled voting seats that are filled, present or not
     */
    Result under(Rulebook.Majority majority, int filled) {
        return switch (majority) {
            case CAST_SIMPLE -> yes > no ? Result.CARRIED : yes == no && yes > 0 ? Result.TIED : Result.NOT_CARRIED;
            case CAST_TWO_THIRDS -> carried(yes > 0 && yes * 3 >= (yes + no) * 2);
            case SEATS_ABSOLUTE -> carried(yes * 2 > filled);
            case NO_OBJECTION -> carried(no == 0);
        };
    }

    private static Result carried(boolean carried) {
        return carried ? Result.CARRIED : Result.NOT_CARRIED;
    }
}
