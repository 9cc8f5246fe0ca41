package city.koinon.act.pathways;

import city.koinon.act.pathways.Tick.Mark;
import city.koinon.act.pathways.Tick.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a plan is computed from, in one line: {@code stay=asylum~arrivedOn@tge8xk=2026-05-14~children=~!tax-number=DONE:2026-06-01}. What
 * cannot be read, because a pathway has changed since, is passed over.
 *
 * @param when the second in which each was said last (1970-01-01T00:00Z is 0), by the name it has in the line, so that what two tabs of one
 *             device said can be brought together; what was said before anybody counted has none
 */
record Said(Answers answers, Map<String, Tick> ticks, Map<String, Long> when) {

    static final Said NOTHING = new Said(Answers.NONE, Map.of());

    private static final String STEP = "!";
    private static final int LETTERS_AND_DIGITS = Character.MAX_RADIX;

    Said {
        ticks = Collections.unmodifiableMap(new LinkedHashMap<>(ticks));
        when = Map.copyOf(when);
    }

    Said(Answers answers, Map<String, Tick> ticks) {
        this(answers, ticks, Map.of());
    }

    Said with(Answers other) {
        return new Said(other, ticks, when);
    }

    /** What is the same as before keeps its time. */
    Said with(Answers other, Instant now) {
        var times = new LinkedHashMap<>(when);
        other.said().forEach((fact, values) -> {
            if (!values.equals(answers.said().get(fact))) {
                times.put(fact, now.getEpochSecond());
            }
        });
        return new Said(other, ticks, times);
    }

    Said with(String step, Tick tick) {
        var all = new LinkedHashMap<>(ticks);
        all.put(step, tick);
        return new Said(answers, all, when);
    }

    Said with(String step, Tick tick, Instant now) {
        var times = new LinkedHashMap<>(when);
        times.put(STEP + step, now.getEpochSecond());
        return new Said(answers, with(step, tick).ticks(), times);
    }

    /** Of what both say, the later holds; what one alone says stays, also that a tick was taken back. */
    Said and(Said other) {
        var times = new LinkedHashMap<>(when);
        other.when().forEach((name, time) -> times.merge(name, time, Math::max));
        var facts = new LinkedHashMap<>(answers.said());
        other.answers().said().forEach((fact, values) -> {
            if (!facts.containsKey(fact) || other.after(this, fact)) {
                facts.put(fact, values);
            }
        });
        var all = new LinkedHashMap<>(ticks);
        other.ticks().forEach((step, tick) -> {
            if (!all.containsKey(step) || other.after(this, STEP + step)) {
                all.put(step, tick);
            }
        });
        return new Said(new Answers(facts), all, times);
    }

    private boolean after(Said other, String name) {
        return when.getOrDefault(name, 0L) > other.when().getOrDefault(name, 0L);
    }

    byte[] bytes() {
        var parts = new ArrayList<String>();
        answers.said().forEach((fact, values) -> parts.add(timed(fact) + "=" + String.join(",", values)));
        ticks.forEach((step, tick) -> parts.add(timed(STEP + step) + "=" + tick.mark() + ":" + tick.since()
                + (tick.reason() == null ? "" : ":" + tick.reason())));
        return String.join("~", parts).getBytes(StandardCharsets.UTF_8);
    }

    private String timed(String name) {
        var time = when.get(name);
        return time == null ? name : name + "@" + Long.toString(time, LETTERS_AND_DIGITS);
    }

    static Said of(byte[] bytes) {
        var facts = new LinkedHashMap<String, List<String>>();
        var ticks = new LinkedHashMap<String, Tick>();
        var times = new LinkedHashMap<String, Long>();
        for (var part : new String(bytes, StandardCharsets.UTF_8).split("~")) {
            var middle = part.indexOf('=');
            if (middle < 1) continue;
            var key = part.substring(0, middle).split("@");
            var value = part.substring(middle + 1);
            if (key[0].startsWith(STEP)) {
                var tick = tick(value.split(":"));
                if (tick == null) continue;
                ticks.put(key[0].substring(1), tick);
            } else {
                facts.put(key[0], value.isEmpty() ? List.of() : List.of(value.split(",")));
            }
            if (key.length > 1) times.put(key[0], Long.parseLong(key[1], LETTERS_AND_DIGITS));
        }
        return new Said(new Answers(facts), ticks, times);
    }

    private static @Nullable Tick tick(String[] parts) {
        try {
            return new Tick(
                    Mark.valueOf(parts[0]),
                    LocalDate.parse(parts[1]),
                    parts.length > 2 ? Reason.valueOf(parts[2]) : null);
        } catch (RuntimeException writtenByALaterVersion) {
            return null;
        }
    }

    /** The same in substance: when it was said does not matter. */
    boolean sameAs(Said other) {
        return answers.equals(other.answers()) && ticks.equals(other.ticks());
    }
}
