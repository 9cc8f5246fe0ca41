package city.koinon.plan.accountability;

import city.koinon.platform.kernel.Refusal;
import city.koinon.platform.texts.Written;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer about to be published.
 *
 * @param basisText  which law, which line of the budget
 * @param handTo     whose business it is, with NOT_OURS
 * @param studyUntil until when the office wants to think, with NEEDS_STUDY
 * @param letter     the letter of an office that has no account here, passed on by somebody else
 */
public record AnswerDraft(
        Position position,
        Written reasons,
        @Nullable Basis basis,
        @Nullable Written basisText,
        @Nullable UUID handTo,
        @Nullable LocalDate studyUntil,
        List<PromiseDraft> promises,
        @Nullable Letter letter) {

    static final int SHORTEST_REASONS = 15;

    /**
     * A letter on paper or by mail, that somebody passes on.
     *
     * @param signed the name under it
     */
    public record Letter(String signed, LocalDate on) {}

    public AnswerDraft {
        promises = List.copyOf(promises);
    }

    public static AnswerDraft accept(Written reasons, PromiseDraft... promises) {
        return new AnswerDraft(Position.ACCEPT, reasons, null, null, null, null, List.of(promises), null);
    }

    public static AnswerDraft partly(Written reasons, PromiseDraft... promises) {
        return new AnswerDraft(Position.PARTLY, reasons, null, null, null, null, List.of(promises), null);
    }

    public static AnswerDraft decline(Written reasons, Basis basis, @Nullable Written which) {
        return new AnswerDraft(Position.DECLINE, reasons, basis, which, null, null, List.of(), null);
    }

    public static AnswerDraft notOurs(Written reasons, UUID whose) {
        return new AnswerDraft(Position.NOT_OURS, reasons, null, null, whose, null, List.of(), null);
    }

    public static AnswerDraft needsStudy(Written reasons, LocalDate until) {
        return new AnswerDraft(Position.NEEDS_STUDY, reasons, null, null, null, until, List.of(), null);
    }

    public AnswerDraft fromLetter(String signed, LocalDate on) {
        return new AnswerDraft(
                position, reasons, basis, basisText, handTo, studyUntil, promises, new Letter(signed, on));
    }

    /**
     * Everything that keeps it from being published, each with its field.
     *
     * @param promisesStand an earlier answer to the same ask has promised something that is still owed
     */
    List<Refusal> refusals(LocalDate today, boolean promisesStand) {
        var refused = new ArrayList<Refusal>();
        var lang = reasons.sourceLanguage();
        var said = reasons.values().getOrDefault(lang, "");
        if (said.codePointCount(0, said.length()) < SHORTEST_REASONS) {
            refused.add(new Refusal("reasons." + lang, "accountability.refused.reasons"));
        }
        switch (position) {
            case ACCEPT, PARTLY -> {
                if (promises.isEmpty() && !promisesStand) {
                    refused.add(new Refusal("promise1." + lang, "accountability.refused.no-promise"));
                }
            }
            case DECLINE -> {
                if (basis == null) {
                    refused.add(new Refusal("basis", "accountability.refused.no-basis"));
                } else if (basis != Basis.POLICY_CHOICE && basisText == null) {
                    refused.add(new Refusal("basisText." + lang, "accountability.refused.which-basis"));
                }
                if (promisesStand) {
                    refused.add(new Refusal("position", "accountability.refused.promises-stand"));
                }
            }
            case NOT_OURS -> {
                if (handTo == null) {
                    refused.add(new Refusal("handTo", "accountability.refused.whose"));
                }
            }
            case NEEDS_STUDY -> {
                if (studyUntil == null) {
                    refused.add(new Refusal("studyUntil", "accountability.refused.until-when"));
                }
            }
        }
        if (!position.promises() && !promises.isEmpty()) {
            refused.add(new Refusal("position", "accountability.refused.promises-without-yes"));
        }
        for (var i = 0; i < promises.size(); i++) {
            if (!promises.get(i).dueOn().isAfter(today)) {
                refused.add(new Refusal("promise" + (i + 1) + "due", "accountability.refused.past"));
            }
        }
        if (letter != null && letter.on().isAfter(today)) {
            refused.add(new Refusal("letterOn", "accountability.refused.future"));
        }
        return refused;
    }
}
