package city.koinon.plan.accountability;

import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Tellers;
import city.koinon.platform.notices.FeedSource;
import city.koinon.platform.notices.Feeds;
import city.koinon.platform.ui.Page;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** News of all recommendations, or of one thread, for whoever reads feeds. */
@Component
class RecommendationFeeds implements FeedSource {

    private static final int MOST = 100;

    private final Ledger ledger;
    private final Tellers tellers;
    private final Feeds feeds;
    private final Acts acts;

    RecommendationFeeds(Ledger ledger, Tellers tellers, Feeds feeds, Acts acts) {
        this.ledger = ledger;
        this.tellers = tellers;
        this.feeds = feeds;
        this.acts = acts;
    }

    @Transactional(readOnly = true)
    ResponseEntity<byte[]> ofAll(Page page) {
        return feeds.answer(
                page,
                page.say("accountability.recommendations"),
                "/recommendations",
                entries(ledger.latestOf(acts.types(), MOST), page));
    }

    @Transactional(readOnly = true)
    ResponseEntity<byte[]> of(Recommendation it, String title, Page page) {
        return feeds.answer(
                page,
                title,
                Reading.path(it),
                entries(ledger.thread(Subjects.of(it)).reversed(), page));
    }

    private List<Feeds.Entry> entries(List<Act> news, Page page) {
        return news.stream()
                .limit(MOST)
                .map(act ->
                        Feeds.Entry.of("acts/" + act.seq(), tellers.tell(act, page), "/acts/" + act.seq(), act.at()))
                .toList();
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public Stream<Feed> feeds(Page page) {
        return Stream.of(new Feed(page.say("accountability.recommendations"), "/recommendations.atom"));
    }
}
