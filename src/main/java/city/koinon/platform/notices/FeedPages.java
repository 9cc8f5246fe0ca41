package city.koinon.platform.notices;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Sitemap;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Tellers;
import city.koinon.platform.ui.Page;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What one can subscribe to, and the feed of the whole record. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.EVERYBODY)
@Transactional(readOnly = true)
class FeedPages implements Sitemap {

    private static final int IN_A_FEED = 100;

    private final Ledger ledger;
    private final Tellers tellers;
    private final Feeds feeds;
    private final ObjectProvider<FeedSource> sources;

    FeedPages(Ledger ledger, Tellers tellers, Feeds feeds, ObjectProvider<FeedSource> sources) {
        this.ledger = ledger;
        this.tellers = tellers;
        this.feeds = feeds;
        this.sources = sources;
    }

    /** @param calendars those that end in .ics */
    record Offer(List<FeedSource.Feed> news, List<FeedSource.Feed> calendars) {}

    @GetMapping("/feeds")
    String feeds(Page page, Model model) {
        var all = Stream.concat(
                        Stream.of(new FeedSource.Feed(page.say("ledger.title"), "/acts.atom")),
                        sources.stream()
                                .sorted(Comparator.comparingInt(FeedSource::order))
                                .flatMap(source -> source.feeds(page)))
                .toList();
        model.addAttribute(
                "offer",
                new Offer(
                        all.stream().filter(it -> !it.calendar()).toList(),
                        all.stream().filter(FeedSource.Feed::calendar).toList()));
        return "platform/notices/feeds";
    }

    @GetMapping("/acts.atom")
    ResponseEntity<byte[]> acts(Page page) {
        var entries = ledger.latest(IN_A_FEED).stream()
                .map(act ->
                        Feeds.Entry.of("acts/" + act.seq(), tellers.tell(act, page), "/acts/" + act.seq(), act.at()))
                .toList();
        return feeds.answer(page, page.say("ledger.title"), "/acts", entries);
    }

    @Override
    public Stream<String> paths() {
        return Stream.of("/feeds");
    }
}
