package city.koinon.platform.notices;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.ledger.SubjectTopic;
import city.koinon.platform.ledger.Tellers;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The thread of any subject of the record, as a page and as a feed. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.EVERYBODY)
@Transactional(readOnly = true)
class ThreadPages {

    private static final String THREAD = "/threads/{kind:[a-z][a-z0-9-]{0,39}}/{id:[0-9a-fA-F-]{36}}";

    private final Ledger ledger;
    private final Tellers tellers;
    private final Feeds feeds;
    private final Follows follows;

    ThreadPages(Ledger ledger, Tellers tellers, Feeds feeds, Follows follows) {
        this.ledger = ledger;
        this.tellers = tellers;
        this.feeds = feeds;
        this.follows = follows;
    }

    /** @param home the room's own page about the subject, below city and language; null when there is none */
    record Thread(Subject subject, String title, @Nullable String home, List<Moment> moments, boolean followed) {

        String path() {
            return "/threads/" + subject;
        }

        String followPath() {
            return "/follow?kind=" + subject.kind() + "&id=" + subject.id();
        }
    }

    @GetMapping(THREAD)
    String thread(@PathVariable String kind, @PathVariable String id, Page page, Visitor visitor, Model model) {
        var subject = subject(kind, id);
        var told = tellers.thread(subject, page);
        if (told.isEmpty()) {
            throw new NotFound("thread " + subject);
        }
        var topic = tellers.topic(subject, page.lang());
        var account = visitor.account();
        model.addAttribute(
                "thread",
                new Thread(
                        subject,
                        topic.map(SubjectTopic.Topic::title).orElseGet(() -> page.say("notices.thread.title")),
                        topic.map(SubjectTopic.Topic::path).orElse(null),
                        told,
                        account != null && follows.follows(subject, account)));
        return "platform/notices/thread";
    }

    @GetMapping(THREAD + ".atom")
    ResponseEntity<byte[]> feed(@PathVariable String kind, @PathVariable String id, Page page) {
        var subject = subject(kind, id);
        var title = tellers.topic(subject, page.lang())
                .map(SubjectTopic.Topic::title)
                .orElseGet(() -> page.say("notices.thread.title"));
        var entries = acts(subject).reversed().stream()
                .map(act ->
                        Feeds.Entry.of("acts/" + act.seq(), tellers.tell(act, page), "/acts/" + act.seq(), act.at()))
                .toList();
        return feeds.answer(page, title, "/threads/" + subject, entries);
    }

    private List<Act> acts(Subject subject) {
        var acts = ledger.thread(subject);
        if (acts.isEmpty()) {
            throw new NotFound("thread " + subject);
        }
        return acts;
    }

    static Subject subject(String kind, String id) {
        try {
            return new Subject(kind, UUID.fromString(id));
        } catch (IllegalArgumentException notOne) {
            throw new NotFound("thread");
        }
    }
}
