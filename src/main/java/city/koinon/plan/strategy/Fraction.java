package city.koinon.plan.strategy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact share. A plan that slips by exactly 0.15 must not become late because 0.85 has no end in binary. */
record Fraction(BigInteger over, BigInteger under) implements Comparable<Fraction> {

    static final Fraction ZERO = of(0, 1);
    static final Fraction ONE = of(1, 1);

    Fraction {
        if (under.signum() == 0) throw new ArithmeticException("A share of nothing");
        if (under.signum() < 0) {
            over = over.negate();
            under = under.negate();
        }
        var common = over.gcd(under);
        over = over.divide(common);
        under = under.divide(common);
    }

    static Fraction of(long over, long under) {
        return new Fraction(BigInteger.valueOf(over), BigInteger.valueOf(under));
    }

    Fraction plus(Fraction other) {
        return new Fraction(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Fraction minus(Fraction other) {
        return plus(new Fraction(other.over.negate(), other.under));
    }

    Fraction times(long weight) {
        return new Fraction(over.multiply(BigInteger.valueOf(weight)), under);
    }

    Fraction dividedBy(long weight) {
        return new Fraction(over, under.multiply(BigInteger.valueOf(weight)));
    }

    boolean below(Fraction other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Fraction other) {
        return over.multiply(other.under).compareTo(other.over.multiply(under));
    }

    double toDouble() {
        return new BigDecimal(over)
                .divide(new BigDecimal(under), 9, RoundingMode.HALF_UP)
                .doubleValue();
    }

    /** Whole hundredths, rounded half up: 5/7 is 71. */
    int percent() {
        return new BigDecimal(over)
                .movePointRight(2)
                .divide(new BigDecimal(under), 0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /** As a decimal of two places, the form in which a slip is quoted: -0.29. */
    String hundredths() {
        return new BigDecimal(over)
                .divide(new BigDecimal(under), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    @Override
    public String toString() {
        return over + "/" + under;
    }
}
