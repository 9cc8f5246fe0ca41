package city.koinon.platform.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MaxNonCompetitiveBoostAttribute;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed, made into a question to the index. Each word is looked for as it was typed and without its ending, in every language
 * at once. Only a word that stands nowhere in the city is taken for something else: a beginning, Greek in Latin letters, a long word made
 * of several, and last a slip. So what was meant and found is never mixed with what is merely similar.
 */
final class Asked {

    private static final int MOST_WORDS = 12;
    private static final int SHORTEST_BEGINNING = 3;
    private static final int SHORTEST_STEM = 4;

    /** Shorter words are too like each other, and where short vowels are not written, one letter less is enough. */
    private static final int SHORTEST_SLIP = 5;

    private static final int TWO_SLIPS = 8;
    private static final int SHORTEST_COMPOUND = 8;
    private static final int SHORTEST_PART = 3;
    private static final int MOST_SIMILAR = 30;

    /** The title before the body, the reader's language before others, the word before its stem. */
    private static final float TITLE = 4;

    private static final float TITLE_STEM = 2;
    private static final float TITLE_STEM_OF_READER = 4;
    private static final float BODY = 0.7f;
    private static final float BODY_STEM = 0.5f;
    private static final float BODY_STEM_OF_READER = 1;
    private static final float PART = 0.5f;
    private static final float BEGINNING = 0.5f;
    private static final float SIMILAR = 0.5f;
    private static final float LITTLE = 0.1f;

    private final Stems stems;
    private final IndexSearcher searcher;
    private final String city;
    private final String reader;
    private final Set<String> languages;

    /** By their place, what the words typed were taken for: the same whether all of them are asked for or any. */
    private final Map<Integer, Query> taken = new HashMap<>();

    /** @param languages in which anything is told */
    Asked(Stems stems, IndexSearcher searcher, String city, String reader, Set<String> languages) {
        this.stems = stems;
        this.searcher = searcher;
        this.city = city;
        this.reader = reader;
        this.languages = languages;
    }

    /** For what has all of the words, or most of many; null when nothing can be asked. */
    @Nullable
    Query whole(String typed) throws IOException {
        return question(typed, false);
    }

    /** For what has any of them. */
    @Nullable
    Query inPart(String typed) throws IOException {
        return question(typed, true);
    }

    private @Nullable Query question(String typed, boolean any) throws IOException {
        var words = Folding.words(typed).stream()
                .filter(it -> !Folding.fold(it).isEmpty())
                .distinct()
                .limit(MOST_WORDS)
                .toList();
        var telling = new ArrayList<Query>();
        var little = new ArrayList<Query>();
        for (var at = 0; at < words.size(); at++) {
            var query = taken.get(at);
            if (query == null) {
                query = Objects.requireNonNullElseGet(word(words, at), MatchNoDocsQuery::new);
                taken.put(at, query);
            }
            (isLittle(words.get(at)) ? little : telling).add(query);
        }
        if (telling.isEmpty()) {
            telling.addAll(little);
            little.clear();
        }
        if (telling.isEmpty() || any && telling.size() == 1) {
            return null;
        }
        var some = new BooleanQuery.Builder().setMinimumNumberShouldMatch(any ? 1 : least(telling.size()));
        telling.forEach(it -> some.add(it, Occur.SHOULD));
        var question = new BooleanQuery.Builder().add(some.build(), Occur.MUST);
        little.forEach(it -> question.add(new BoostQuery(it, LITTLE), Occur.SHOULD));
        return question.build();
    }

    /** Both of two; of more, most: a question asked as a whole sentence has words that nobody answered with. */
    private static int least(int words) {
        return words <= 2 ? words : (words * 3 + 4) / 5;
    }

    /** In the reader's language; a word in another script is not of it, so there in the others. */
    private boolean isLittle(String word) {
        var folded = Folding.fold(word);
        if (stems.isLittle(folded, reader)) {
            return true;
        }
        return !Script.of(folded).writes(reader)
                && languages.stream().anyMatch(it -> Script.of(folded).writes(it) && stems.isLittle(folded, it));
    }

    /** Null when nothing of the city is found by it, however it is taken. */
    private @Nullable Query word(List<String> words, int at) throws IOException {
        var word = words.get(at);
        var joined = new ArrayList<Query>();
        if (at > 0) {
            exact(Folding.fold(words.get(at - 1) + word), joined);
        }
        if (at < words.size() - 1) {
            exact(Folding.fold(word + words.get(at + 1)), joined);
        }
        var asItIs = either(asItIs(word), best(joined));
        var with = things(asItIs);
        if (asItIs != null && with > 0) {
            return telling(at == words.size() - 1 ? either(asItIs, beginning(word)) : asItIs, with);
        }
        for (var guess : List.<Guess>of(
                this::beginning,
                this::sound,
                this::compound,
                this::beginningOfStem,
                it -> slip(it, 1),
                it -> slip(it, 2),
                this::shorter)) {
            var guessed = guess.of(word);
            var query = guessed == null ? null : searcher.rewrite(guessed);
            with = things(query);
            if (query != null && with > 0) {
                return telling(query, with);
            }
        }
        return null;
    }

    /** The fewer things of the city have a word, the more it says about what was meant (Robertson and Spärck Jones, as in BM25). */
    private @Nullable Query telling(@Nullable Query query, int with) throws IOException {
        var all = searcher.count(new TermQuery(new Term(Index.CITY, city)));
        return query == null
                ? null
                : new BoostQuery(query, (float) Math.log(1 + (Math.max(0, all - with) + 0.5) / (with + 0.5)));
    }

    private interface Guess {
        @Nullable
        Query of(String word) throws IOException;
    }

    private int things(@Nullable Query query) throws IOException {
        return query == null
                ? 0
                : searcher.count(new BooleanQuery.Builder()
                        .add(new TermQuery(new Term(Index.CITY, city)), Occur.FILTER)
                        .add(query, Occur.FILTER)
                        .build());
    }

    private static @Nullable Query either(@Nullable Query one, @Nullable Query other) {
        return one == null || other == null ? one == null ? other : one : sum(List.of(one, other));
    }

    private static @Nullable Query sum(List<Query> queries) {
        var sum = new BooleanQuery.Builder();
        queries.forEach(it -> sum.add(it, Occur.SHOULD));
        return queries.isEmpty() ? null : sum.build();
    }

    private static @Nullable Query best(List<Query> queries) {
        return queries.isEmpty() ? null : new DisjunctionMaxQuery(queries, 0);
    }

    private @Nullable Query asItIs(String word) throws IOException {
        var exact = new ArrayList<Query>();
        for (var form : Folding.forms(word)) {
            exact(form, exact);
        }
        var titles = new ArrayList<Query>();
        var bodies = new ArrayList<Query>();
        var parts = new LinkedHashSet<String>();
        var script = Script.of(word);
        for (var lang : languages) {
            if (!script.writes(lang) && !script.isCommon()) {
                continue; // such a word is found as it stands
            }
            var mine = lang.equals(reader);
            for (var stem : stems.of(word, lang)) {
                term(Index.in(Index.TITLE, lang), stem, mine ? TITLE_STEM_OF_READER : TITLE_STEM, titles);
                term(Index.in(Index.BODY, lang), stem, mine ? BODY_STEM_OF_READER : BODY_STEM, bodies);
                if (stem.length() >= SHORTEST_STEM) {
                    parts.add(stem);
                }
            }
        }
        var partsOfTitles = new ArrayList<Query>();
        var partsOfBodies = new ArrayList<Query>();
        for (var part : parts) {
            term(Index.partsOf(Index.TITLE), part, 2 * PART, partsOfTitles);
            term(Index.partsOf(Index.BODY), part, PART, partsOfBodies);
        }
        var all = new ArrayList<Query>();
        for (var several : List.of(exact, titles, bodies, partsOfTitles, partsOfBodies)) {
            var best = best(several);
            if (best != null) {
                all.add(best);
            }
        }
        return sum(all);
    }

    private void exact(String form, List<Query> queries) throws IOException {
        term(Index.TITLE, form, TITLE, queries);
        term(Index.BODY, form, BODY, queries);
    }

    /** What stands nowhere is left out, and what stands somewhere is looked up once. */
    private void term(String field, String text, float weight, List<Query> queries) throws IOException {
        var term = new Term(field, text);
        var states = TermStates.build(searcher, term, true);
        if (states.docFreq() > 0) {
            queries.add(new BoostQuery(new TermQuery(term, states), weight));
        }
    }

    private @Nullable Query beginning(String word) {
        var form = Folding.fold(word);
        return form.length() < SHORTEST_BEGINNING || Folding.hasDigit(form)
                ? null
                : inTitleAndBody(field -> new PrefixQuery(new Term(field, form)), BEGINNING);
    }

    /** What is derived from the same stem: registration where registering was asked for. */
    private @Nullable Query beginningOfStem(String word) {
        var query = new BooleanQuery.Builder();
        var script = Script.of(Folding.fold(word));
        var any = false;
        for (var lang : languages) {
            if (script.writes(lang)) {
                for (var stem : stems.of(word, lang)) {
                    if (stem.length() >= SHORTEST_STEM && !Folding.hasDigit(stem)) {
                        query.add(
                                inTitleAndBody(
                                        field -> new PrefixQuery(new Term(Index.in(field, lang), stem)), BEGINNING),
                                Occur.SHOULD);
                        any = true;
                    }
                }
            }
        }
        return any ? query.build() : null;
    }

    private @Nullable Query sound(String word) throws IOException {
        var form = Folding.fold(word);
        if (!Sound.isLatin(form) || form.length() < SHORTEST_BEGINNING) {
            return null;
        }
        var readings = new ArrayList<Query>();
        for (var sound : Sound.ofLatin(form)) {
            for (var field : List.of(Index.TITLE, Index.BODY)) {
                var weight = field.equals(Index.TITLE) ? TITLE_STEM : BODY_STEM;
                term(Index.soundOf(field), sound, weight, readings);
                if (sound.length() >= SHORTEST_STEM) {
                    readings.add(new BoostQuery(
                            new FuzzyQuery(
                                    new Term(Index.soundOf(field), sound),
                                    sound.length() >= TWO_SLIPS ? 2 : 1,
                                    3,
                                    MOST_SIMILAR,
                                    false),
                            weight * SIMILAR));
                }
            }
        }
        return sum(readings);
    }

    /** A long word that stands nowhere, of two that do: Aufenthaltstitel where a page speaks of the Aufenthalt and its Titel. */
    private @Nullable Query compound(String word) throws IOException {
        var form = Folding.fold(word);
        var less = fewerBy(form);
        if (form.length() < SHORTEST_COMPOUND - less || Folding.hasDigit(form)) {
            return null;
        }
        Query best = null;
        for (var cut = form.length() - SHORTEST_PART + less; cut >= SHORTEST_PART - less; cut--) {
            var head = known(form.substring(cut));
            if (head == null) {
                continue;
            }
            var front = known(form.substring(0, cut));
            if (front == null) {
                front = known(form.substring(0, cut).replaceFirst("(?:es|en|er|s|n|e)$", ""));
            }
            if (front != null) {
                best = new BooleanQuery.Builder()
                        .add(front, Occur.MUST)
                        .add(head, Occur.MUST)
                        .build();
                if (things(best) > 0) {
                    return best;
                }
            }
        }
        return best;
    }

    /** Letters that are not written in the scripts without short vowels. */
    private static int fewerBy(String form) {
        return form.isEmpty() || Script.of(form).leavesVowelsOut() ? 1 : 0;
    }

    private @Nullable Query known(String part) throws IOException {
        if (part.length() < SHORTEST_PART - fewerBy(part)) {
            return null;
        }
        var query = asItIs(part);
        return things(query) > 0 ? query : null;
    }

    private @Nullable Query slip(String word, int slips) {
        var form = Folding.fold(word);
        if (form.length() < (slips == 1 ? SHORTEST_SLIP : TWO_SLIPS) - fewerBy(form) || Folding.hasDigit(form)) {
            return null;
        }
        var query = new BooleanQuery.Builder();
        var distances = new AttributeSource();
        query.add(inTitleAndBody(Similar.to(form, slips, distances), 1), Occur.SHOULD);
        if (languages.contains(reader)) {
            for (var stem : stems.of(word, reader)) {
                if (stem.length() >= SHORTEST_SLIP - fewerBy(stem)) {
                    var similar = Similar.to(stem, slips, stem.equals(form) ? distances : new AttributeSource());
                    query.add(inTitleAndBody(field -> similar.apply(Index.in(field, reader)), 1), Occur.SHOULD);
                }
            }
        }
        return query.build();
    }

    /** The longest beginning that some word of the city has, too: the same word in a related language, or a long one of which only a part is known. */
    private @Nullable Query shorter(String word) throws IOException {
        var form = Folding.fold(word);
        if (form.length() < SHORTEST_COMPOUND || Folding.hasDigit(form)) {
            return null;
        }
        for (var length = form.length() - 1; length >= Math.max(SHORTEST_STEM, form.length() * 2 / 5); length--) {
            var query = beginning(form.substring(0, length));
            if (things(query) > 0) {
                return query;
            }
        }
        return null;
    }

    /** How far other words are from one is costly to work out and the same in every field, so it is worked out in the first. */
    private static final class Similar extends FuzzyQuery {

        private final AttributeSource distances;

        private Similar(Term term, int slips, AttributeSource distances) {
            super(term, slips, 0, MOST_SIMILAR, true);
            this.distances = distances;
        }

        /** @param distances empty before the first field */
        static Function<String, Query> to(String form, int slips, AttributeSource distances) {
            return field -> new Similar(new Term(field, form), slips, distances);
        }

        @Override
        protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
            distances.getAttributeImplsIterator().forEachRemaining(attributes::addAttributeImpl);
            var near = super.getTermsEnum(terms, attributes);
            if (!distances.hasAttributes()) {
                attributes.getAttributeImplsIterator().forEachRemaining(it -> {
                    if (!(it instanceof BoostAttribute || it instanceof MaxNonCompetitiveBoostAttribute)) {
                        distances.addAttributeImpl(it);
                    }
                });
            }
            return near;
        }
    }

    private static Query inTitleAndBody(Function<String, Query> query, float weight) {
        return new BooleanQuery.Builder()
                .add(new BoostQuery(query.apply(Index.TITLE), TITLE_STEM * weight), Occur.SHOULD)
                .add(new BoostQuery(query.apply(Index.BODY), BODY_STEM * weight), Occur.SHOULD)
                .build();
    }
}
