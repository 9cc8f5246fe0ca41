package city.koinon.platform.notices;

import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import com.rometools.rome.feed.synd.SyndCategoryImpl;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndLinkImpl;
import com.rometools.rome.feed.synd.SyndPersonImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Atom feeds (RFC 4287) in the language of the page. */
@Component
public class Feeds {

    private static final MediaType TYPE = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);

    private final Post post;

    Feeds(Post post) {
        this.post = post;
    }

    /**
     * @param id stable for ever: entries that changed keep theirs
     * @param path of the page it leads to, below city and language
     * @param summary plain text
     * @param machine a machine translated at least a part of it and nobody has checked that
     */
    public record Entry(String id, String title, String path, Instant at, String summary, boolean machine) {

        public Entry(String id, String title, String path, Instant at, String summary) {
            this(id, title, path, at, summary, false);
        }

        public Entry byMachine(boolean uncheckedMachine) {
            return new Entry(id, title, path, at, summary, uncheckedMachine);
        }

        /** What a thread shows of an act, as an entry. */
        public static Entry of(String id, Moment moment, String path, Instant at) {
            var said = moment.said() == null ? List.<String>of() : List.of(moment.said());
            return new Entry(
                    id,
                    moment.title(),
                    path,
                    at,
                    String.join(
                            "\n",
                            java.util.stream.Stream.concat(said.stream(), moment.lines().stream())
                                    .toList()));
        }
    }

    /**
     * @param path of the page the feed belongs to; the feed itself lies at the same address with {@code .atom}
     * @param entries newest first
     */
    public ResponseEntity<byte[]> answer(Page page, String title, String path, List<Entry> entries) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .body(write(page, title, path, entries).getBytes(StandardCharsets.UTF_8));
    }

    String write(Page page, String title, String path, List<Entry> entries) {
        var feed = new SyndFeedImpl();
        feed.setFeedType("atom_1.0");
        feed.setEncoding("UTF-8");
        feed.setUri(absolute(page, path) + ".atom");
        feed.setTitle(title + " – " + page.cityName());
        feed.setAuthors(List.of(author(page)));
        feed.setPublishedDate(
                Date.from(entries.isEmpty() ? Instant.EPOCH : entries.getFirst().at()));
        feed.setLinks(List.of(
                link("self", absolute(page, path) + ".atom", "application/atom+xml"),
                link("alternate", absolute(page, path), "text/html")));
        feed.setEntries(entries.stream().map(entry -> entry(page, entry)).toList());
        try {
            return new SyndFeedOutput().outputString(feed);
        } catch (FeedException failure) {
            throw new IllegalStateException("Feed " + path + " could not be written", failure);
        }
    }

    private SyndEntry entry(Page page, Entry entry) {
        var written = new SyndEntryImpl();
        written.setUri("tag:" + post.domain() + ",2026:" + page.city() + "/" + entry.id());
        var mark = page.say("notices.feed.machine");
        written.setTitle(harmless(entry.machine() ? entry.title() + " (" + mark + ")" : entry.title()));
        written.setLink(absolute(page, entry.path()));
        written.setPublishedDate(Date.from(entry.at()));
        written.setUpdatedDate(Date.from(entry.at()));
        if (entry.machine()) {
            var category = new SyndCategoryImpl();
            category.setName("machine-translation");
            category.setLabel(mark);
            written.setCategories(List.of(category));
        }
        var summary = new SyndContentImpl();
        summary.setType("text/plain");
        summary.setValue(harmless(entry.summary()));
        written.setDescription(summary);
        return written;
    }

    private static SyndPersonImpl author(Page page) {
        var author = new SyndPersonImpl();
        author.setName(page.cityName());
        return author;
    }

    private static SyndLink link(String rel, String href, String type) {
        var link = new SyndLinkImpl();
        link.setRel(rel);
        link.setHref(href);
        link.setType(type);
        return link;
    }

    private String absolute(Page page, String path) {
        return post.address() + page.to(path);
    }

    /** XML knows no control characters, not even escaped. */
    private static String harmless(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\\n\\t]]|[\\uFFFE\\uFFFF]", "");
    }
}
