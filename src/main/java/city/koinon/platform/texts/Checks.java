package city.koinon.platform.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Looks in a translation for what must have stayed as it is, and for how the city says things. */
@Component
class Checks {

    /** What stands for something else and works only letter by letter: {name}, %1$s, a tag, an address of the web or of mail. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\\{\\{[^{}\\n]*}}|\\{[^{}\\n]*}|%(?:\\d+\\$)?[sd]|</?[a-zA-Z][^<>\\n]*>|https?://[^\\s<>()«»\"”“،؛]*[^\\s<>()«»\"”“،؛.,;:!?·]"
                    + "|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");

    private static final String NO_LETTER_BEFORE = "(?<![\\p{L}\\p{M}\\p{N}])";
    private static final String NO_LETTER_AFTER = "(?![\\p{L}\\p{M}\\p{N}])";

    private final Glossary glossary;

    Checks(Glossary glossary) {
        this.glossary = glossary;
    }

    /** What keeps a translation from being published. */
    List<Finding> damage(Text text, String translation) {
        return of(text.source().value(), text.sourceLanguage(), translation, "", glossary.all()).stream()
                .filter(Finding::damage)
                .toList();
    }

    /** What whoever reads it should look at. */
    List<Finding> warnings(Text text, String language, String translation) {
        return of(text.source().value(), text.sourceLanguage(), translation, language, glossary.all()).stream()
                .filter(it -> !it.damage())
                .toList();
    }

    List<Term> terms() {
        return glossary.all();
    }

    static List<Finding> of(
            String original, String originalLanguage, String translation, String language, List<Term> terms) {
        var findings = new ArrayList<Finding>();
        var left = new ArrayList<>(hits(PLACEHOLDER, translation));
        for (var hit : hits(PLACEHOLDER, original)) {
            var same = left.stream().filter(it -> it.text().equals(hit.text())).findFirst();
            same.ifPresentOrElse(
                    left::remove, () -> findings.add(new Finding(Finding.Kind.LOST, hit.line(), hit.text(), "")));
        }
        left.forEach(it -> findings.add(new Finding(Finding.Kind.ADDED, it.line(), it.text(), "")));
        for (var term : terms) {
            if (term.stays()) {
                var there = hits(whole(term.term(), 0), original);
                // Arabic and Turkish join endings and articles to a word, so in the translation it may stand inside
                // another.
                var kept = hits(Pattern.compile(Pattern.quote(term.term())), translation)
                        .size();
                there.stream()
                        .skip(kept)
                        .forEach(it -> findings.add(new Finding(Finding.Kind.TERM_LOST, it.line(), term.term(), "")));
            }
            var wanted = term.translations().get(language);
            if (wanted != null && term.language().equals(originalLanguage)) {
                var there = inAnyCase(term, original);
                if (!there.isEmpty() && !saidIn(translation, wanted)) {
                    var longer = insideOf(term, original, language, terms);
                    there.stream()
                            .filter(it -> longer.stream().noneMatch(around -> around.holds(it)))
                            .findFirst()
                            .ifPresent(it ->
                                    findings.add(new Finding(Finding.Kind.OTHER_WORD, it.line(), term.term(), wanted)));
                }
            }
        }
        return findings;
    }

    /** Where the original says something longer of which the term is a part: whoever says "residence permit" need not say "permit". */
    private static List<Hit> insideOf(Term term, String original, String language, List<Term> terms) {
        return terms.stream()
                .filter(it -> it.language().equals(term.language()))
                .filter(it -> it.term().length() > term.term().length())
                .filter(it -> it.stays() || it.translations().containsKey(language))
                .flatMap(it -> inAnyCase(it, original).stream())
                .toList();
    }

    private static List<Hit> inAnyCase(Term term, String original) {
        return hits(whole(term.term(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), original);
    }

    private static boolean saidIn(String translation, String wanted) {
        return translation.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
    }

    /** @param from where it begins in the text */
    private record Hit(String text, int from, int line) {

        boolean holds(Hit other) {
            return from <= other.from && other.from + other.text.length() <= from + text.length();
        }
    }

    private static List<Hit> hits(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(it -> new Hit(
                        it.group(),
                        it.start(),
                        1
                                + (int) text.substring(0, it.start())
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count()))
                .toList();
    }

    private static Pattern whole(String term, int flags) {
        return Pattern.compile(NO_LETTER_BEFORE + Pattern.quote(term) + NO_LETTER_AFTER, flags);
    }
}
