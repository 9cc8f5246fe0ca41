package city.koinon.act.services;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Addresses made of names, in letters that every keyboard has. */
final class Slugs {

    private static final int LONGEST = 60;

    /** Pages of our own stand at these addresses. */
    private static final Set<String> TAKEN = Set.of("new", "to-confirm", "documents", "organisations", "import");

    private Slugs() {}

    static String free(String name, String otherwise, Predicate<String> taken) {
        var latin = Transliterator.getInstance("Any-Latin; Latin-ASCII")
                .transliterate(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        var cut = latin.substring(0, Math.min(latin.length(), LONGEST)).replaceAll("^-+|-+$", "");
        var base = cut.isEmpty() || TAKEN.contains(cut) ? otherwise : cut;
        var slug = base;
        for (var n = 2; taken.test(slug); n++) {
            slug = base + "-" + n;
        }
        return slug;
    }
}
