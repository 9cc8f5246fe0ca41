package city.koinon.platform.search;

import city.koinon.platform.ui.SearchSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The words of everything that can be found in the cities of this node, one document for each thing with all the languages it is told in.
 * Nothing of it lasts: the database is what is true, and the folder is thrown away with the node.
 */
final class Index implements Closeable {

    static final String CITY = "city";
    static final String KIND = "kind";
    private static final String ID = "id";
    private static final String KEY = "key";

    /** What everything is found by that was written that way, whatever its language. */
    static final String TITLE = "title";

    static final String BODY = "body";
    private static final char OF = '.';
    private static final String PARTS = "parts";
    private static final String SOUND = "sound";

    /** More than anybody reads; how many there are is told exactly up to here. */
    static final int MOST = 1_000;

    private static final FieldType WORDS = words();

    private final MMapDirectory folder;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Stems stems = new Stems();

    Index(Path path) {
        try {
            folder = new MMapDirectory(path);
            writer = new IndexWriter(
                    folder,
                    new IndexWriterConfig(new KeywordAnalyzer())
                            .setRAMBufferSizeMB(12)
                            .setMergePolicy(fewSegments())
                            .setCommitOnClose(false)
                            .setSimilarity(similarity()));
            searchers = new SearcherManager(writer, new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader before) {
                    var searcher = new IndexSearcher(reader);
                    searcher.setSimilarity(similarity());
                    searcher.setQueryCache(null);
                    return searcher;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static BM25Similarity similarity() {
        return new BM25Similarity(0.9f, 0.4f) {
            /** How telling a word is, is counted for the city and all its languages at once; see {@link Asked}. */
            @Override
            protected float idf(long documentsWith, long documents) {
                return 1;
            }
        };
    }

    /** It is asked far more often than it is written. */
    private static TieredMergePolicy fewSegments() {
        var policy = new TieredMergePolicy();
        policy.setSegmentsPerTier(4);
        return policy;
    }

    private static FieldType words() {
        var type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }

    /** The words of one language, with and without their endings. */
    static String in(String field, String lang) {
        return field + OF + lang;
    }

    /** The beginnings and ends of long words, in languages that write several as one. */
    static String partsOf(String field) {
        return field + OF + PARTS;
    }

    /** How Greek words sound. */
    static String soundOf(String field) {
        return field + OF + SOUND;
    }

    /** @param kind key of the source */
    record Found(String kind, UUID id) {}

    /**
     * @param all    how many were found, up to {@link #MOST}
     * @param partly whether nothing had all of the words, and these have some
     * @param kinds  how many of each kind, also of kinds that were not asked for
     * @param first  the best of the kind that was asked for
     */
    record Findings(int all, boolean partly, Map<String, Integer> kinds, List<Found> first) {}

    /** @param kind null for all */
    Findings find(String city, String lang, String typed, @Nullable String kind, int most) {
        return read(searcher -> {
            var asked = new Asked(stems, searcher, city, lang, languages(searcher));
            var best = best(searcher, city, asked.whole(typed));
            var partly = best.isEmpty();
            if (partly) {
                best = best(searcher, city, asked.inPart(typed));
            }
            var kinds = new LinkedHashMap<String, Integer>();
            best.forEach(it -> kinds.merge(it.kind(), 1, Integer::sum));
            var wanted = best.stream()
                    .filter(it -> kind == null || it.kind().equals(kind))
                    .toList();
            return new Findings(
                    wanted.size(), partly, kinds, wanted.stream().limit(most).toList());
        });
    }

    private static List<Found> best(IndexSearcher searcher, String city, @Nullable Query query) throws IOException {
        if (query == null) {
            return List.of();
        }
        var here = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(CITY, city)), BooleanClause.Occur.FILTER)
                .add(query, BooleanClause.Occur.MUST)
                .build();
        var found = new ArrayList<Found>();
        for (var hit : searcher.search(here, MOST).scoreDocs) {
            var leaf = searcher.getIndexReader()
                    .leaves()
                    .get(ReaderUtil.subIndex(hit.doc, searcher.getIndexReader().leaves()));
            var number = hit.doc - leaf.docBase;
            found.add(new Found(value(leaf, KIND, number), UUID.fromString(value(leaf, ID, number))));
        }
        return found;
    }

    private static String value(LeafReaderContext leaf, String field, int number) throws IOException {
        var values = leaf.reader().getBinaryDocValues(field);
        if (values == null || !values.advanceExact(number)) {
            throw new IllegalStateException("A document without " + field);
        }
        return values.binaryValue().utf8ToString();
    }

    private static Set<String> languages(IndexSearcher searcher) {
        var languages = new TreeSet<String>();
        for (var field : FieldInfos.getIndexedFields(searcher.getIndexReader())) {
            if (field.startsWith(TITLE + OF) && !field.equals(partsOf(TITLE)) && !field.equals(soundOf(TITLE))) {
                languages.add(field.substring(TITLE.length() + 1));
            }
        }
        return languages;
    }

    /** In place of what was there under this kind and id. */
    void put(String city, String kind, SearchSource.Thing thing) {
        var document = new Document();
        document.add(new StringField(CITY, city, Field.Store.NO));
        document.add(new StringField(KEY, key(city, kind, thing.id()), Field.Store.NO));
        document.add(new BinaryDocValuesField(KIND, bytes(kind)));
        document.add(new BinaryDocValuesField(ID, bytes(thing.id().toString())));
        var title = new Wording(TITLE, stems);
        if (thing.number() != null) {
            title.add(thing.number());
        }
        thing.titles().forEach((lang, text) -> title.add(text, lang));
        var body = new Wording(BODY, stems);
        thing.bodies().forEach(texts -> texts.forEach((lang, text) -> body.add(text, lang)));
        thing.more().forEach(body::add);
        for (var wording : List.of(title, body)) {
            wording.fields().forEach((field, terms) -> document.add(new Field(field, terms, WORDS)));
        }
        write(() -> writer.updateDocument(new Term(KEY, key(city, kind, thing.id())), document));
    }

    void drop(String city, String kind, Collection<UUID> ids) {
        write(() -> writer.deleteDocuments(
                ids.stream().map(id -> new Term(KEY, key(city, kind, id))).toArray(Term[]::new)));
    }

    /** From now on what was put or dropped is seen. */
    void show() {
        write(searchers::maybeRefreshBlocking);
    }

    private static String key(String city, String kind, UUID id) {
        return city + ' ' + kind + ' ' + id;
    }

    private static org.apache.lucene.util.BytesRef bytes(String text) {
        return new org.apache.lucene.util.BytesRef(text);
    }

    private interface Reading<T> {
        T from(IndexSearcher searcher) throws IOException;
    }

    private interface Writing {
        void go() throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try {
            var searcher = searchers.acquire();
            try {
                return reading.from(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Writing writing) {
        try {
            writing.go();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        write(() -> {
            searchers.close();
            writer.rollback();
            folder.close();
        });
    }
}
