package city.koinon.act.guide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Finds for each part of a new body the part of the old one it came from: what stayed or only moved keeps its translations, what was
 * changed or stands in the place of another is known as a change, and the rest is new.
 */
final class Kinship {

    /** What shares less is one part changed only where it stands between the same neighbours. */
    private static final double ALIKE = 0.5;

    private Kinship() {}

    /** @return for each new part the index of the old one, each old one at most once */
    static List<OptionalInt> of(List<Body.Part> before, List<Body.Part> now) {
        var kin = new ArrayList<>(Collections.nCopies(now.size(), OptionalInt.empty()));
        var free = new TreeSet<Integer>();
        for (var i = 0; i < before.size(); i++) {
            free.add(i);
        }
        pair(before, now, kin, free, Body.Part::equals);
        pair(
                before,
                now,
                kin,
                free,
                (one, other) -> one.kind() == other.kind() && share(one.words(), other.words()) >= ALIKE);
        for (var at = 0; at < now.size(); at++) {
            if (kin.get(at).isEmpty()) {
                var instead = inThePlaceOf(before, now, kin, free, at);
                instead.ifPresent(free::remove);
                kin.set(at, instead);
            }
        }
        return List.copyOf(kin);
    }

    /** What was written anew from the first word to the last: readers are better served with what stood there than with nothing. */
    private static OptionalInt inThePlaceOf(
            List<Body.Part> before, List<Body.Part> now, List<OptionalInt> kin, Set<Integer> free, int at) {
        var after = kin.subList(0, at).stream()
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .reduce((first, last) -> last)
                .orElse(-1);
        var until = kin.subList(at, kin.size()).stream()
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .findFirst()
                .orElse(before.size());
        return free.stream()
                .mapToInt(Integer::intValue)
                .filter(it -> it > after && it < until)
                .filter(it -> before.get(it).kind() == now.get(at).kind())
                .findFirst();
    }

    private static void pair(
            List<Body.Part> before,
            List<Body.Part> now,
            List<OptionalInt> kin,
            Set<Integer> free,
            BiPredicate<Body.Part, Body.Part> related) {
        for (var at = 0; at < now.size(); at++) {
            var part = now.get(at);
            if (kin.get(at).isPresent()) {
                continue;
            }
            var nearest = free.stream()
                    .filter(it -> related.test(before.get(it), part))
                    .max(Comparator.comparingDouble(it -> share(before.get(it).words(), part.words())));
            if (nearest.isPresent()) {
                free.remove(nearest.get());
                kin.set(at, OptionalInt.of(nearest.get()));
            }
        }
    }

    /** How much two texts have in common: the coefficient of Dice (1945) over their words, 0 to 1. */
    static double share(String one, String other) {
        var words = words(one);
        var others = words(other);
        var both = words.stream().filter(others::contains).count();
        return words.isEmpty() && others.isEmpty() ? 1 : 2.0 * both / (words.size() + others.size());
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toSet());
    }
}
