package city.koinon.platform.search;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import morfologik.stemming.Dictionary;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.bn.BengaliNormalizationFilter;
import org.apache.lucene.analysis.bn.BengaliStemFilter;
import org.apache.lucene.analysis.ckb.SoraniAnalyzer;
import org.apache.lucene.analysis.ckb.SoraniNormalizationFilter;
import org.apache.lucene.analysis.ckb.SoraniStemFilter;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.lv.LatvianStemFilter;
import org.apache.lucene.analysis.morfologik.MorfologikFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ro.RomanianNormalizationFilter;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sr.SerbianNormalizationFilter;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;
import org.apache.lucene.analysis.uk.UkrainianMorfologikAnalyzer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.EstonianStemmer;
import org.tartarus.snowball.ext.LithuanianStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.SerbianStemmer;
import org.tartarus.snowball.ext.TamilStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/**
 * What remains of a word when the endings of its language are taken away, so that a question about <i>courses</i> finds a <i>course</i>.
 * The rules of each language are Lucene's; where it has none, the ends of long words may differ.
 */
final class Stems {

    private static final int KEPT = 20_000;

    /** From a word to what remains of it. Made when the first text of the language is met; some bring a dictionary along. */
    private static final Map<String, UnaryOperator<TokenStream>> RULES = Map.ofEntries(
            Map.entry("ar", it -> new ArabicStemFilter(new ArabicNormalizationFilter(it))),
            Map.entry("bg", it -> new BulgarianStemFilter(it)),
            Map.entry(
                    "bn",
                    it -> new BengaliStemFilter(new BengaliNormalizationFilter(new IndicNormalizationFilter(it)))),
            Map.entry("ca", it -> snowball(it, new CatalanStemmer())),
            Map.entry("ckb", it -> new SoraniStemFilter(new SoraniNormalizationFilter(it))),
            Map.entry("cs", it -> new CzechStemFilter(it)),
            Map.entry("da", it -> snowball(it, new DanishStemmer())),
            Map.entry("de", it -> new GermanLightStemFilter(new GermanNormalizationFilter(it))),
            Map.entry("el", it -> new GreekStemFilter(new GreekLowerCaseFilter(it))),
            Map.entry("en", it -> snowball(new EnglishPossessiveFilter(it), new EnglishStemmer())),
            Map.entry("es", it -> new SpanishLightStemFilter(it)),
            Map.entry("et", it -> snowball(it, new EstonianStemmer())),
            Map.entry(
                    "fa",
                    it -> new PersianStemFilter(new PersianNormalizationFilter(new ArabicNormalizationFilter(it)))),
            Map.entry("fi", it -> new FinnishLightStemFilter(it)),
            Map.entry("fr", it -> new FrenchLightStemFilter(new ElisionFilter(it, FrenchAnalyzer.DEFAULT_ARTICLES))),
            Map.entry("hi", it -> new HindiStemFilter(new HindiNormalizationFilter(new IndicNormalizationFilter(it)))),
            Map.entry("hu", it -> new HungarianLightStemFilter(it)),
            Map.entry("it", it -> new ItalianLightStemFilter(new ElisionFilter(it, FrenchAnalyzer.DEFAULT_ARTICLES))),
            Map.entry("lt", it -> snowball(it, new LithuanianStemmer())),
            Map.entry("lv", it -> new LatvianStemFilter(it)),
            Map.entry("nl", it -> snowball(it, new DutchStemmer())),
            Map.entry("no", it -> new NorwegianLightStemFilter(it)),
            Map.entry("nb", it -> new NorwegianLightStemFilter(it)),
            Map.entry("pl", it -> new MorfologikFilter(it)),
            Map.entry("pt", it -> new PortugueseLightStemFilter(it)),
            Map.entry("ro", it -> snowball(new RomanianNormalizationFilter(it), new RomanianStemmer())),
            Map.entry("ru", it -> new RussianLightStemFilter(it)),
            Map.entry("sr", it -> snowball(new SerbianNormalizationFilter(it), new SerbianStemmer())),
            Map.entry("sv", it -> new SwedishLightStemFilter(it)),
            Map.entry("ta", it -> snowball(it, new TamilStemmer())),
            Map.entry("tr", it -> snowball(new ApostropheFilter(it), new TurkishStemmer())),
            Map.entry("uk", it -> new MorfologikFilter(it, Ukrainian.WORDS)));

    private static final Map<String, Supplier<CharArraySet>> LITTLE = Map.ofEntries(
            Map.entry("ar", ArabicAnalyzer::getDefaultStopSet),
            Map.entry("bg", BulgarianAnalyzer::getDefaultStopSet),
            Map.entry("ckb", SoraniAnalyzer::getDefaultStopSet),
            Map.entry("cs", CzechAnalyzer::getDefaultStopSet),
            Map.entry("da", DanishAnalyzer::getDefaultStopSet),
            Map.entry("de", GermanAnalyzer::getDefaultStopSet),
            Map.entry("el", GreekAnalyzer::getDefaultStopSet),
            Map.entry("en", EnglishAnalyzer::getDefaultStopSet),
            Map.entry("es", SpanishAnalyzer::getDefaultStopSet),
            Map.entry("fa", PersianAnalyzer::getDefaultStopSet),
            Map.entry("fi", FinnishAnalyzer::getDefaultStopSet),
            Map.entry("fr", FrenchAnalyzer::getDefaultStopSet),
            Map.entry("hi", HindiAnalyzer::getDefaultStopSet),
            Map.entry("hu", HungarianAnalyzer::getDefaultStopSet),
            Map.entry("it", ItalianAnalyzer::getDefaultStopSet),
            Map.entry("nl", DutchAnalyzer::getDefaultStopSet),
            Map.entry("no", NorwegianAnalyzer::getDefaultStopSet),
            Map.entry("pt", PortugueseAnalyzer::getDefaultStopSet),
            Map.entry("ro", RomanianAnalyzer::getDefaultStopSet),
            Map.entry("ru", RussianAnalyzer::getDefaultStopSet),
            Map.entry("sv", SwedishAnalyzer::getDefaultStopSet),
            Map.entry("tr", TurkishAnalyzer::getDefaultStopSet),
            Map.entry("uk", Ukrainian::littleWords));

    /** Loaded with the first Ukrainian word. */
    private static final class Ukrainian {

        static final Dictionary WORDS = read();

        static CharArraySet littleWords() {
            try (var words = UkrainianMorfologikAnalyzer.class.getResourceAsStream("stopwords.txt")) {
                return WordlistLoader.getWordSet(
                        new InputStreamReader(Objects.requireNonNull(words), StandardCharsets.UTF_8));
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }

        private static Dictionary read() {
            try {
                return Dictionary.read(
                        Objects.requireNonNull(Stems.class.getClassLoader().getResource("ua/net/nlp/ukrainian.dict")));
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
    }

    private record Asked(String lang, String word) {}

    private final Map<String, Chain> chains = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> little = new ConcurrentHashMap<>();
    private final Map<Asked, Set<String>> kept = new ConcurrentHashMap<>();

    /**
     * Folded, as everything is; several where the dictionary of the language knows several, or where a word has other endings when its
     * accents are left out.
     */
    Set<String> of(String word, String lang) {
        if (kept.size() > KEPT) {
            kept.clear(); // which words are asked for most is soon known again
        }
        return kept.computeIfAbsent(new Asked(lang, word), it -> Set.copyOf(stems(word, lang)));
    }

    private Set<String> stems(String word, String lang) {
        var stems = new LinkedHashSet<String>();
        var lower = "tr".equals(lang) ? word.toLowerCase(Locale.of("tr")) : word.toLowerCase(Locale.ROOT);
        for (var form : Folding.forms(word)) {
            if (Folding.hasDigit(form)) {
                stems.add(form);
            } else if (!RULES.containsKey(lang)) {
                stems.add(lang.equals("sq") ? Albanian.stem(form) : shorter(form));
            } else {
                stem(form, lang, stems);
            }
        }
        if (RULES.containsKey(lang) && !stems.isEmpty()) {
            stem(lower, lang, stems);
        }
        return stems;
    }

    private void stem(String word, String lang, Set<String> stems) {
        for (var stem : chains.computeIfAbsent(lang, Chain::new).of(word)) {
            var folded = Folding.fold(stem);
            if (!folded.isEmpty()) {
                stems.add(folded);
            }
            if (lang.equals("ar")) {
                stems.addAll(withoutTheOwner(folded));
            }
        }
    }

    /** Arabic joins "your" and "my" to the word, and Lucene leaves them there: إقامتك is a إقامة. */
    private static Set<String> withoutTheOwner(String stem) {
        for (var owner : List.of("كما", "كم", "كن", "نا", "هم", "ك", "ي")) {
            if (stem.endsWith(owner) && stem.length() - owner.length() >= 3) {
                var bare = stem.substring(0, stem.length() - owner.length());
                return bare.endsWith("ت") && bare.length() > 3
                        ? Set.of(bare, bare.substring(0, bare.length() - 1))
                        : Set.of(bare);
            }
        }
        return Set.of();
    }

    /** For languages of whose endings nobody has written down the rules: the last letters of a long word may differ. */
    private static String shorter(String word) {
        return switch (Character.UnicodeScript.of(word.codePointAt(0))) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, KHMER, LAO, MYANMAR, ETHIOPIC -> word;
            default -> word.substring(0, word.length() - (word.length() >= 7 ? 2 : word.length() >= 5 ? 1 : 0));
        };
    }

    /** Whether it is one of the little words of a language, which say nothing about what somebody looks for. */
    boolean isLittle(String folded, String lang) {
        return little.computeIfAbsent(lang, Stems::littleWords).contains(folded);
    }

    private static Set<String> littleWords(String lang) {
        var words = new LinkedHashSet<String>();
        for (var word : LITTLE.getOrDefault(lang, () -> CharArraySet.EMPTY_SET).get()) {
            words.add(Folding.fold(new String((char[]) word)));
        }
        try (var more = Stems.class.getResourceAsStream("little-words.txt")) {
            new String(Objects.requireNonNull(more).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> it.startsWith(lang + ":"))
                    .flatMap(it ->
                            Stream.of(it.substring(lang.length() + 1).strip().split(" ")))
                    .forEach(it -> words.add(Folding.fold(it)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return Set.copyOf(words);
    }

    private static TokenStream snowball(TokenStream words, SnowballStemmer stemmer) {
        return new SnowballFilter(words, stemmer);
    }

    /** Lucene's filters, for one word at a time. */
    private static final class Chain {

        private final KeywordTokenizer word = new KeywordTokenizer();
        private final TokenStream stems;
        private final CharTermAttribute stem;

        Chain(String lang) {
            var lower = lang.equals("tr") ? new TurkishLowerCaseFilter(word) : new LowerCaseFilter(word);
            stems = Objects.requireNonNull(RULES.get(lang)).apply(lower);
            stem = stems.addAttribute(CharTermAttribute.class);
        }

        synchronized Set<String> of(String one) {
            try {
                var found = new LinkedHashSet<String>();
                word.setReader(new StringReader(one));
                stems.reset();
                while (stems.incrementToken()) {
                    found.add(stem.toString());
                }
                stems.end();
                stems.close();
                return found;
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}
