package city.koinon.act.pathways;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Something a pathway asks, because a step or its day depends on it.
 *
 * @param sensitive nobody need say it, and the page says so
 * @param askWhen   passed over when this is known to be untrue
 * @param choices   for {@link Kind#CHOICE} and {@link Kind#SET}
 */
record Fact(String key, Kind kind, boolean sensitive, Condition askWhen, List<String> choices) {

    static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9-]{0,39}");

    enum Kind {
        BOOL,
        CHOICE,
        DATE,
        SET
    }

    Fact {
        choices = List.copyOf(choices);
    }

    /** What the values of an answer may be. */
    boolean takes(List<String> values) {
        return switch (kind) {
            case BOOL -> values.size() == 1 && List.of(Answers.YES, Answers.NO).contains(values.getFirst());
            case CHOICE -> values.size() == 1 && choices.contains(values.getFirst());
            case SET ->
                !values.isEmpty()
                        && choices.containsAll(values)
                        && values.stream().distinct().count() == values.size();
            case DATE -> values.size() == 1 && isDay(values.getFirst());
        };
    }

    /** Whether a condition may compare it so. */
    boolean fits(Condition.Atom atom) {
        return switch (atom) {
            case Condition.Is is -> (kind == Kind.BOOL || kind == Kind.CHOICE) && takes(List.of(is.value()));
            case Condition.Has has -> kind == Kind.SET && choices.contains(has.value());
            case Condition.Before before -> kind == Kind.DATE;
            case Condition.After after -> kind == Kind.DATE;
        };
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException noDay) {
            return false;
        }
    }
}
