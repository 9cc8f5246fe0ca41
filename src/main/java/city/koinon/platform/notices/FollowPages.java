package city.koinon.platform.notices;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.ledger.SubjectTopic;
import city.koinon.platform.ledger.Tellers;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Following a thread: with an account by one button, without one by mail, after the owner of the mailbox has said yes. A link in a mail
 * only shows a page; what it does is done by its button, because programs that read mails open links too.
 */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.EVERYBODY)
class FollowPages {

    private static final String TOKEN = "/{token:[0-9a-fA-F-]{36}}";

    private final Ledger ledger;
    private final Tellers tellers;
    private final Follows follows;
    private final Notices notices;
    private final Rendering rendering;

    FollowPages(Ledger ledger, Tellers tellers, Follows follows, Notices notices, Rendering rendering) {
        this.ledger = ledger;
        this.tellers = tellers;
        this.follows = follows;
        this.notices = notices;
        this.rendering = rendering;
    }

    /** @param path where the thread is shown, below city and language */
    record Following(Subject subject, String title, String path, boolean followed) {}

    enum Step {
        CONFIRM,
        CONFIRMED,
        END,
        ENDED
    }

    /** A page reached by a link in a mail. */
    record Door(Step step, String title, String path, String action) {}

    @GetMapping("/follow")
    @Transactional(readOnly = true)
    String ask(Form form, Page page, Visitor visitor, Model model) {
        var subject = subject(form);
        var account = visitor.account();
        model.addAttribute("form", form);
        model.addAttribute(
                "following",
                new Following(
                        subject,
                        title(subject, page),
                        tellers.path(subject, page.lang()),
                        account != null && follows.follows(subject, account)));
        return "platform/notices/follow";
    }

    @PostMapping("/follow")
    String follow(Form form, Page page, Visitor visitor, Model model) {
        return form.submit(
                () -> {
                    var subject = subject(form);
                    var account = visitor.account();
                    if (account != null) {
                        if (form.typed("end", "true")) {
                            notices.unfollow(subject, account);
                        } else {
                            notices.follow(subject, account);
                        }
                        return "redirect:" + page.to("/follow?kind=" + subject.kind() + "&id=" + subject.id());
                    }
                    var address = form.text("email", 254).toLowerCase(java.util.Locale.ROOT);
                    form.check(form.refused() || Address.valid(address), "email", "notices.refused.address");
                    form.done();
                    follows.ask(subject, address, page.lang()).ifPresent(asked -> question(asked, page));
                    return "redirect:" + page.to("/follow/asked");
                },
                () -> ask(form, page, visitor, model));
    }

    /** The same for an address that follows already, so that nobody learns who follows what. */
    @GetMapping("/follow/asked")
    String asked() {
        return "platform/notices/asked";
    }

    @GetMapping("/follow" + TOKEN)
    @Transactional(readOnly = true)
    String confirm(@PathVariable String token, Form form, Page page, Model model) {
        var follow = follow(token);
        return door(
                follow.confirmedAt() == null ? Step.CONFIRM : Step.CONFIRMED, "/follow/", follow, form, page, model);
    }

    @PostMapping("/follow" + TOKEN)
    String confirmed(@PathVariable String token, Form form, Page page, Model model) {
        return form.submit(
                () -> {
                    follows.confirm(follow(token).token());
                    return "redirect:" + page.to("/follow/" + token);
                },
                () -> confirm(token, form, page, model));
    }

    @GetMapping("/unfollow" + TOKEN)
    @Transactional(readOnly = true)
    String end(@PathVariable String token, Form form, Page page, Model model) {
        var found = follows.find(id(token));
        if (found.isEmpty()) {
            model.addAttribute("form", form);
            model.addAttribute("door", new Door(Step.ENDED, "", "", ""));
            return "platform/notices/door";
        }
        return door(Step.END, "/unfollow/", found.get(), form, page, model);
    }

    @PostMapping("/unfollow" + TOKEN)
    String ended(@PathVariable String token, Form form, Page page, Model model) {
        return form.submit(
                () -> {
                    follows.end(id(token));
                    return "redirect:" + page.to("/unfollow/" + token);
                },
                () -> end(token, form, page, model));
    }

    /**
     * The one click of a mail programme (RFC 8058): it sends no cookie, waits for no page and follows no redirect. The token is all it has;
     * whether there was anything to end is not told.
     */
    @PostMapping(path = "/unfollow" + TOKEN, params = "List-Unsubscribe=One-Click")
    @Transactional
    ResponseEntity<Void> endedByOneClick(@PathVariable String token) {
        follows.end(id(token));
        return ResponseEntity.noContent().build();
    }

    private String door(Step step, String way, Follows.Follow follow, Form form, Page page, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "door",
                new Door(
                        step,
                        title(follow.subject(), page),
                        tellers.path(follow.subject(), page.lang()),
                        way + follow.token()));
        return "platform/notices/door";
    }

    private void question(Follows.Follow asked, Page page) {
        var title = title(asked.subject(), page);
        var words = rendering.around(
                page,
                "",
                page.say("notices.follow.question.subject", title),
                page.say("notices.follow.question.body", title),
                "/follow/" + asked.token());
        notices.sendToAddress("follow:" + asked.token(), String.valueOf(asked.address()), page.lang(), words, true);
    }

    private String title(Subject subject, Page page) {
        return tellers.topic(subject, page.lang())
                .map(SubjectTopic.Topic::title)
                .orElseGet(() -> page.say("notices.thread.title"));
    }

    /** Only what is in the public record can be followed. */
    private Subject subject(Form form) {
        var subject = ThreadPages.subject(
                form.typed("kind").matches("[a-z][a-z0-9-]{0,39}") ? form.typed("kind") : "none", form.typed("id"));
        if (ledger.thread(subject).isEmpty()) {
            throw new NotFound("thread " + subject);
        }
        return subject;
    }

    private Follows.Follow follow(String token) {
        return follows.find(id(token)).orElseThrow(() -> new NotFound("question"));
    }

    private static UUID id(String token) {
        try {
            return UUID.fromString(token);
        } catch (IllegalArgumentException notOne) {
            throw new NotFound("question");
        }
    }
}
