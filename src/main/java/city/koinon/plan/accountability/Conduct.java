package city.koinon.plan.accountability;

import city.koinon.platform.municipality.Municipality;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How offices dealt with what they were asked and with what they promised, without the words: what figures are counted from. */
@Component
@Transactional(readOnly = true)
public class Conduct {

    /**
     * An ask that was sent.
     *
     * @param office     that gave its first answer, or owes it
     * @param answeredOn when the first answer came that was one; null while there is none
     * @param endedOn    when the body took the ask back without an answer
     */
    public record Asked(
            UUID office,
            LocalDate sentOn,
            @Nullable LocalDate answeredOn,
            @Nullable LocalDate endedOn) {

        /** There is no answer yet, and one is still wanted. */
        public boolean waits() {
            return answeredOn == null && endedOn == null;
        }
    }

    /**
     * What an office said within or after a term it was given.
     *
     * @param answered it was an answer, and not that it needs time or that another office should be asked
     */
    public record Replied(UUID office, LocalDate dueOn, LocalDate on, boolean answered) {}

    /** @param missed its date has passed and it is not done */
    public record Promise(UUID office, CommitmentState state, boolean missed) {}

    /** @param office that answered or promised what the body spoke about */
    public record Judged(UUID office, VerdictValue value) {}

    private final Archive archive;
    private final PromiseArchive promised;
    private final Municipality municipality;

    Conduct(Archive archive, PromiseArchive promised, Municipality municipality) {
        this.archive = archive;
        this.promised = promised;
        this.municipality = municipality;
    }

    /** Every ask that was ever sent. */
    public List<Asked> asked() {
        var first = new HashMap<UUID, Answer>();
        archive.answers().stream().filter(it -> it.position().isFinal()).forEach(it -> first.putIfAbsent(it.ask(), it));
        var asks = archive.asks();
        var all = new ArrayList<Asked>();
        for (var recommendation : archive.recommendations()) {
            var sent = recommendation.sentOn();
            if (sent != null) {
                var ended = recommendation.state() == RecommendationState.WITHDRAWN ? recommendation.endedOn() : null;
                asks.getOrDefault(recommendation.id(), List.of())
                        .forEach(ask -> all.add(asked(ask, sent, ended, first.get(ask.id()))));
            }
        }
        return all;
    }

    private static Asked asked(Ask ask, LocalDate sent, @Nullable LocalDate ended, @Nullable Answer answer) {
        return answer == null
                ? new Asked(ask.office(), sent, null, ended)
                : new Asked(answer.office(), sent, answer.publishedOn(), null);
    }

    /** Every term that ended with a word of the office; those that still run, or ended in silence, are open duties. */
    public List<Replied> replies() {
        return archive.answers().stream()
                .<Replied>mapMulti((it, each) -> {
                    var due = it.dueOn();
                    if (due != null) {
                        each.accept(new Replied(
                                it.office(),
                                due,
                                it.publishedOn(),
                                it.position().isFinal()));
                    }
                })
                .toList();
    }

    /** Every promise ever made, those that were revised too. */
    public List<Promise> promises() {
        var today = municipality.today();
        return promised.commitments().stream()
                .map(it -> new Promise(it.office(), it.state(), it.brokenOn(today)))
                .toList();
    }

    /** What bodies said of answers and of promises. Their silence is no word and is not among it. */
    public List<Judged> judged() {
        var offices = Stream.concat(
                        archive.answers().stream().map(it -> new Signed(it.id(), it.office())),
                        promised.commitments().stream().map(it -> new Signed(it.id(), it.office())))
                .collect(Collectors.toMap(Signed::id, Function.identity()));
        return promised.verdicts().stream()
                .filter(it -> it.value() != VerdictValue.UNJUDGED)
                .<Judged>mapMulti((it, each) -> {
                    var about = offices.get(it.answer() != null ? it.answer() : it.commitment());
                    if (about != null) {
                        each.accept(new Judged(about.office(), it.value()));
                    }
                })
                .toList();
    }

    private record Signed(UUID id, UUID office) {}
}
