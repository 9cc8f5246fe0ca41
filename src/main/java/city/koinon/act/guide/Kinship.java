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
 * changed is known as a change, and the rest is new.
 */
final class Kinship {

    /** Two parts that share less are two parts, and no translation of the one helps with the other. */
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
        pair(before, now, kin, free, (one, other) -> one.kind() == other.kind()
                && share(one.words(), other.words()) >= ALIKE);
        return List.copyOf(kin);
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
