package city.koinon.act.questions;

import city.koinon.act.questions.Questions.Asked;
import city.koinon.act.services.Topic;
import city.koinon.platform.identity.Codes;
import city.koinon.platform.identity.Knocks;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.notices.Notices;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Personal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Asks the city something, from whatever page somebody is reading, without an account.
 *
 * <p>The fields {@code words}, {@code topic}, {@code language}, {@code about}, {@code name}, {@code mail}, {@code phone} and
 * {@code publish} may also have been filled in without a network and sent later: the same {@code once} leads to the same question and to the
 * same page, however often and however much at once it is sent. So each question that is typed without a network needs a key of its own.
 */
@Controller
@RequestMapping(Page.BASE + "/ask")
@Access(Who.EVERYBODY)
class AskPages {

    static final int LONGEST = 2_000;

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_MAIL = 254;
    private static final int LONGEST_PHONE = 40;

    static final String DOOR = "question from";

    /** Questions within a quarter of an hour from one place; a whole community centre shares one. */
    static final int AT_ONCE = 100;

    private static final Pattern PATH = Pattern.compile("/[a-z0-9][a-z0-9/-]{0,200}(?:#step-[A-Za-z0-9-]{1,80})?");
    private final Questions questions;
    private final PagesRead pages;
    private final Knocks knocks;

    AskPages(Questions questions, PagesRead pages, Knocks knocks) {
        this.questions = questions;
        this.pages = pages;
        this.knocks = knocks;
    }

    /** The page somebody was reading. @param title null where it has none of its own */
    record Read(
            String path, @Nullable Shown title, @Nullable Topic topic) {}

    record AskPage(
            List<Option> topics,
            List<Option> languages,
            @Nullable Read about,
            boolean account) {}

    /** What the address says is put into the form, but never the key of the form: whoever knew that would know the code. */
    @GetMapping
    @Personal
    String form(Form address, Model model, Page page, Visitor visitor) {
        var filled = new HashMap<String, String>();
        for (var field : List.of("words", "topic", "about")) {
            filled.put(field, address.shown(field));
        }
        read(address.typed("about")).map(Read::topic).ifPresent(it -> filled.put("topic", it.name()));
        filled.put("language", page.lang());
        return shown(Form.of(filled), model, page, visitor);
    }

    @PostMapping
    String ask(
            Form form,
            Model model,
            Page page,
            Visitor visitor,
            HttpServletRequest request,
            HttpServletResponse response) {
        var key = UUID.fromString(form.once());
        var who = visitor.signedIn() ? "account " + visitor.accountId() : Codes.place(request.getRemoteAddr());
        var taken = new AtomicBoolean();
        var tooMany = new AtomicBoolean();
        var led = form.submitUnderCode(
                () -> {
                    var asked = asked(form, page, visitor);
                    form.done();
                    if (knocks.wereTooMany(DOOR, who, AT_ONCE)) {
                        tooMany.set(true);
                        throw new Refused("", "questions.refused.tooMany");
                    }
                    taken.set(questions.ask(key, asked));
                },
                () -> {
                    // Counted only now: a second connection inside the first would let many who ask at once wait for
                    // each other.
                    if (taken.get()) {
                        knocks.tooMany(DOOR, who, AT_ONCE);
                    }
                    return "redirect:"
                            + page.to("/my-question/" + questions.codeOf(key).inAddress()) + "?asked=now";
                },
                () -> shown(form, model, page, visitor));
        // Nothing is wrong with it: a telephone on which it waits sends it again by itself.
        if (tooMany.get()) {
            response.setStatus(429);
        }
        return led;
    }

    private static Asked asked(Form form, Page page, Visitor visitor) {
        var words = form.text("words", LONGEST);
        var topic = form.choice("topic", Topic.class);
        var language = form.typed("language");
        form.check(page.cityLanguages().contains(language), "language", "ui.refused.choice");
        var about = form.typed("about");
        var name = form.optional("name", LONGEST_NAME);
        var mail = form.optional("mail", LONGEST_MAIL);
        form.check(mail == null || Notices.isAddress(mail), "mail", "questions.refused.mail");
        var phone = form.optional("phone", LONGEST_PHONE);
        form.check(phone == null || callable(phone), "phone", "questions.refused.phone");
        return new Asked(
                words,
                topic,
                language,
                PATH.matcher(about).matches() ? about : null,
                visitor.signedIn() ? Contact.NONE : new Contact(name, mail, phone),
                form.ticked("publish"),
                visitor.account());
    }

    /** In the digits of any script, with whatever people put between them. */
    static boolean callable(String phone) {
        var digits = phone.codePoints().filter(Character::isDigit).count();
        return digits >= 5 && digits <= 20 && phone.codePoints().noneMatch(Character::isLetter);
    }

    private String shown(Form form, Model model, Page page, Visitor visitor) {
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new AskPage(
                        Arrays.stream(Topic.values())
                                .map(it -> new Option(it.name(), page.say(it)))
                                .toList(),
                        page.tongues().stream()
                                .map(it -> new Option(it.tag(), it.name()))
                                .toList(),
                        read(form.typed("about"))
                                .map(it -> new Read(it.path(), pages.title(it.path(), page), it.topic()))
                                .orElse(null),
                        visitor.signedIn()));
        return "act/questions/ask";
    }

    private Optional<Read> read(String path) {
        return Optional.of(path)
                .filter(it -> PATH.matcher(it).matches())
                .map(it -> new Read(it, null, pages.topic(it)));
    }
}
