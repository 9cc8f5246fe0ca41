package city.koinon.plan.strategy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything a state of play says, as it was on the day it was frozen. Pages and documents are drawn from this and from nothing else, so
 * they carry the same numbers; its canonical form (RFC 8785) is what is kept and hashed. Texts are maps from language to words.
 *
 * @param format raised when the shape changes, so that old ones can still be read
 */
record Frozen(
        int format,
        String city,
        int number,
        LocalDate asOf,
        Plan plan,
        List<FrozenGoal> goals,
        Map<Status, Integer> steps,
        Promises promises,
        Pledged pledged,
        Map<String, String> narrative) {

    static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Plan(
            int number,
            Map<String, String> title,
            LocalDate from,
            LocalDate to,
            String decidedBy,
            String reference,
            LocalDate decidedOn,
            LocalDate adoptedOn) {}

    /** A share, exact and as a whole percentage: 5/7, 71. */
    record Share(String exact, int percent) {
        static Share of(Fraction fraction) {
            return new Share(fraction.toString(), fraction.percent());
        }
    }

    /** @param delivery null when all its actions are cancelled; the outcome is measured elsewhere and never added to it */
    record FrozenGoal(
            Map<String, String> title,
            Domain domain,
            @Nullable Share delivery,
            List<FrozenAction> actions) {}

    record FrozenAction(
            String id,
            Map<String, String> title,
            Map<String, String> office,
            LocalDate from,
            LocalDate due,
            int weight,
            Share done,
            Share planned,
            String slip,
            Status status,
            Delivery.Because because,
            long silence,
            @Nullable LocalDate lastNews,
            List<FrozenStep> steps) {}

    record FrozenStep(
            String id,
            Map<String, String> title,
            @Nullable LocalDate due,
            @Nullable String rule,
            @Nullable LocalDate first,
            int expected,
            int held,
            int weight,
            Share done,
            String slip,
            Status status,
            Delivery.Because because,
            long silence,
            long overdue,
            @Nullable LocalDate doneOn,
            @Nullable Map<String, String> evidence,
            @Nullable Map<String, String> whyCancelled) {}

    /**
     * Promises and answers of offices, over those due by the day; what nobody answered stays in the number below the line.
     *
     * @param reportedDone  by the office; whether they are kept is for the body to say
     * @param medianDays until an answer, those still waiting counted; null while fewer than half are answered
     */
    record Promises(
            int due,
            int kept,
            int reportedDone,
            int answersDue,
            int answeredInTime,
            @Nullable Integer medianDays) {}

    /** Memoranda, over those due by the day, and how many of them name no consequence. */
    record Pledged(int due, int kept, int withoutConsequence) {}

    /** The very text that is hashed. */
    String canonical() {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(this)).getEncodedString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Frozen read(String canonical) {
        return JSON.readValue(canonical, Frozen.class);
    }

    static String sha256(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
