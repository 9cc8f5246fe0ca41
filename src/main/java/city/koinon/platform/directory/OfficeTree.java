package city.koinon.platform.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who stands above whom. Closed offices are stepped over: whoever reported to them reports to the next one up. */
final class OfficeTree {

    private final Map<UUID, Office> offices = new LinkedHashMap<>();

    OfficeTree(List<Office> all) {
        all.forEach(it -> offices.put(it.id(), it));
    }

    /** The way round that would come about, the office itself at both ends, if it were put under {@code superior}. */
    Optional<List<Office>> cycle(UUID office, @Nullable UUID superior) {
        var way = new ArrayList<Office>();
        var start = offices.get(office);
        if (start == null) {
            return Optional.empty();
        }
        way.add(start);
        var seen = new HashSet<UUID>();
        for (var at = superior; at != null && seen.add(at); ) {
            var step = offices.get(at);
            if (step == null) {
                return Optional.empty();
            }
            way.add(step);
            if (at.equals(office)) {
                return Optional.of(way);
            }
            at = step.reportsTo();
        }
        return Optional.empty();
    }

    /** The nearest office above that is open; where none is known, the top office; nothing for the top office itself. */
    Optional<Office> superior(UUID office, LocalDate day) {
        return known(office, day).or(() -> top(day).filter(it -> !it.id().equals(office)));
    }

    /** The open office of the city itself that stands under nobody and over most; of equals the oldest. */
    Optional<Office> top(LocalDate day) {
        return offices.values().stream()
                .filter(it -> it.openOn(day) && !it.external() && it.level() == Level.CITY)
                .filter(it -> known(it.id(), day).isEmpty())
                .min(Comparator.comparing((Office it) -> -under(it.id(), day))
                        .thenComparing(it -> it.id().toString()));
    }

    List<Branch> branches(LocalDate day) {
        return below(null, day);
    }

    record Branch(Office office, List<Branch> below) {}

    private List<Branch> below(@Nullable UUID superior, LocalDate day) {
        return offices.values().stream()
                .filter(it -> it.openOn(day))
                .filter(it -> known(it.id(), day)
                        .map(above -> above.id().equals(superior))
                        .orElse(superior == null))
                .map(it -> new Branch(it, below(it.id(), day)))
                .toList();
    }

    private Optional<Office> known(UUID office, LocalDate day) {
        var seen = new HashSet<UUID>();
        var start = offices.get(office);
        for (var at = start == null ? null : start.reportsTo(); at != null && seen.add(at); ) {
            var step = offices.get(at);
            if (step == null || step.openOn(day)) {
                return Optional.ofNullable(step);
            }
            at = step.reportsTo();
        }
        return Optional.empty();
    }

    private long under(UUID office, LocalDate day) {
        return offices.values().stream()
                .filter(it -> it.openOn(day))
                .filter(it -> {
                    var seen = new HashSet<UUID>();
                    for (var at = known(it.id(), day);
                            at.isPresent() && seen.add(at.get().id());
                            at = known(at.get().id(), day)) {
                        if (at.get().id().equals(office)) {
                            return true;
                        }
                    }
                    return false;
                })
                .count();
    }
}
