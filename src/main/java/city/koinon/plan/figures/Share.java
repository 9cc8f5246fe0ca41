package city.koinon.plan.figures;

/** How many of how many. A percentage is not spoken of where there are fewer than five: one more or less would turn it over. */
public record Share(int count, int of) {

    static final int ENOUGH = 5;

    public Share {
        if (count < 0 || count > of) {
            throw new IllegalArgumentException(count + " of " + of);
        }
    }

    public boolean speaksInPercent() {
        return of >= ENOUGH;
    }

    /** 0 to 1. */
    public double value() {
        return of == 0 ? 0 : (double) count / of;
    }
}
