package city.koinon.act.pathways;

import city.koinon.act.pathways.Tick.Mark;
import city.koinon.act.pathways.Tick.Reason;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a plan is computed from, in one line: {@code stay=asylum~arrivedOn=2026-05-14~children=~!tax-number=DONE:2026-06-01}. What cannot
 * be read, because a pathway has changed since, is passed over.
 */
record Said(Answers answers, Map<String, Tick> ticks) {

    static final Said NOTHING = new Said(Answers.NONE, Map.of());

    Said {
        ticks = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(ticks));
    }

    Said with(Answers other) {
        return new Said(other, ticks);
    }

    Said with(String step, Tick tick) {
        var all = new LinkedHashMap<>(ticks);
        if (tick.mark() == Mark.TODO) all.remove(step);
        else all.put(step, tick);
        return new Said(answers, all);
    }

    byte[] bytes() {
        var parts = new ArrayList<String>();
        answers.said().forEach((fact, values) -> parts.add(fact + "=" + String.join(",", values)));
        ticks.forEach((step, tick) -> parts.add("!" + step + "=" + tick.mark() + ":" + tick.since()
                + (tick.reason() == null ? "" : ":" + tick.reason())));
        return String.join("~", parts).getBytes(StandardCharsets.UTF_8);
    }

    static Said of(byte[] bytes) {
        var said = NOTHING;
        for (var part : new String(bytes, StandardCharsets.UTF_8).split("~")) {
            var middle = part.indexOf('=');
            if (middle < 1) continue;
            var key = part.substring(0, middle);
            var value = part.substring(middle + 1);
            if (key.startsWith("!")) {
                said = said.ticked(key.substring(1), value.split(":"));
            } else {
                said = said.with(said.answers().with(key, value.isEmpty() ? List.of() : List.of(value.split(","))));
            }
        }
        return said;
    }

    private Said ticked(String step, String[] parts) {
        try {
            return with(
                    step,
                    new Tick(
                            Mark.valueOf(parts[0]),
                            LocalDate.parse(parts[1]),
                            parts.length > 2 ? Reason.valueOf(parts[2]) : null));
        } catch (RuntimeException writtenByALaterVersion) {
            return this;
        }
    }
}
