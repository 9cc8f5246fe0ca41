package city.koinon.platform.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * One point of a thread as it is drawn. Silence that climbed several steps about the same thing is one point: the last step, with the earlier
 * ones folded into it, or nobody would find the answer among the reminders.
 */
record Strand(Moment moment, List<Moment> earlier) {

    private static final Comparator<Moment> IN_TIME =
            Comparator.comparing(Moment::next).thenComparing(Moment::on);

    static List<Strand> of(List<Moment> moments) {
        var strands = new ArrayList<Strand>();
        var silence = new ArrayList<Moment>();
        for (var moment : moments.stream().sorted(IN_TIME).toList()) {
            if (moment.tone() == Tone.LATE && !moment.next() && moment.said() == null) {
                silence.add(moment);
            } else {
                strands.addAll(folded(silence));
                silence.clear();
                strands.add(new Strand(moment, List.of()));
            }
        }
        strands.addAll(folded(silence));
        return strands;
    }

    private static List<Strand> folded(List<Moment> silence) {
        var aboutTheSame = new LinkedHashMap<String, List<Moment>>();
        silence.forEach(it -> aboutTheSame
                .computeIfAbsent(it.title(), title -> new ArrayList<>())
                .add(it));
        return aboutTheSame.values().stream()
                .map(all -> new Strand(all.getLast(), List.copyOf(all.subList(0, all.size() - 1))))
                .sorted(Comparator.comparing(it -> it.moment().on()))
                .toList();
    }
}
