package city.koinon.platform.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The titles or the bodies of a thing, as the terms by which it is found. */
final class Wording {

    /** Languages that write as one word what others write as several. */
    private static final Set<String> COMPOUNDING =
            Set.of("de", "nl", "sv", "da", "nb", "no", "fi", "hu", "et", "is", "lb");

    private static final int LONG = 9;
    private static final int SHORTEST_PART = 4;
    private static final int LONGEST_PART = 20;

    private final String field;
    private final Stems stems;
    private final Map<String, Terms> fields = new LinkedHashMap<>();

    Wording(String field, Stems stems) {
        this.field = field;
        this.stems = stems;
    }

    /** Of no language: a number, a name. */
    void add(String text) {
        for (var word : Folding.words(text)) {
            to(field).add(Folding.forms(word));
        }
    }

    void add(String text, String lang) {
        for (var word : Folding.words(text)) {
            var forms = Folding.forms(word);
            if (forms.isEmpty()) {
                continue;
            }
            var all = new LinkedHashSet<>(stems.of(word, lang));
            all.addAll(forms);
            to(field).add(forms);
            to(Index.in(field, lang)).add(all);
            var first = forms.iterator().next();
            if (Sound.isGreek(first)) {
                to(Index.soundOf(field)).add(Set.of(Sound.ofGreek(first)));
            }
            if (COMPOUNDING.contains(lang) && first.length() >= LONG) {
                to(Index.partsOf(field)).add(parts(all));
            }
        }
    }

    private static Set<String> parts(Set<String> words) {
        var parts = new LinkedHashSet<String>();
        for (var word : words) {
            for (var length = SHORTEST_PART; length <= Math.min(LONGEST_PART, word.length() - 3); length++) {
                parts.add(word.substring(0, length));
                parts.add(word.substring(word.length() - length));
            }
        }
        return parts;
    }

    private Terms to(String name) {
        return fields.computeIfAbsent(name, it -> new Terms());
    }

    Map<String, ? extends TokenStream> fields() {
        return fields;
    }

    /** Terms that are known already, as Lucene takes them. */
    private static final class Terms extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final List<Set<String>> words = new ArrayList<>();
        private Iterator<Set<String>> rest = Collections.emptyIterator();
        private Iterator<String> forms = Collections.emptyIterator();

        void add(Set<String> oneWord) {
            if (!oneWord.isEmpty()) {
                words.add(oneWord);
            }
        }

        @Override
        public void reset() {
            rest = words.iterator();
            forms = Collections.emptyIterator();
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            var same = forms.hasNext();
            if (!same) {
                if (!rest.hasNext()) {
                    return false;
                }
                forms = rest.next().iterator();
            }
            term.append(forms.next());
            step.setPositionIncrement(same ? 0 : 1);
            return true;
        }
    }
}
