package city.koinon.platform.duties;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.DeskPart;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tone;
import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The first page of whoever has a role: what is owed by them, by date, each with the one button that does the next thing. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.SIGNED_IN)
@Transactional(readOnly = true)
class DeskPages {

    private final Duties duties;
    private final DutyWords words;
    private final PartyBook parties;
    private final ObjectProvider<DeskPart> parts;

    DeskPages(Duties duties, DutyWords words, PartyBook parties, ObjectProvider<DeskPart> parts) {
        this.duties = duties;
        this.words = words;
        this.parties = parties;
        this.parts = parts;
    }

    /** @param button what the one button says, and where it leads */
    record Item(
            LocalDate on, Tone tone, String title, String href, String as, String state, String button, String buttonHref) {}

    record Desk(List<Item> items, List<Content> parts, boolean actsForSomebody) {}

    @GetMapping("/desk")
    String desk(Page page, Visitor visitor, Model model) {
        var mine = mine(visitor);
        var items = new ArrayList<Item>();
        for (var duty : duties.open()) {
            if (mine.contains(duty.by())) {
                items.add(item(duty, duty.by(), page));
            } else if (duty.coOwedBy() != null && mine.contains(Party.office(duty.coOwedBy()))) {
                items.add(item(duty, Party.office(duty.coOwedBy()), page));
            }
            if (duty.to() != null && mine.contains(duty.to()) && duty.pausedOn(page.today())) {
                items.add(question(duty, page));
            }
        }
        items.sort(Comparator.comparing(Item::on));
        var others = parts.stream()
                .sorted(Comparator.comparingInt(DeskPart::order))
                .map(part -> part.render(page))
                .flatMap(Optional::stream)
                .toList();
        model.addAttribute("desk", new Desk(items, others, !mine.isEmpty()));
        return "platform/duties/desk";
    }

    private Item item(Duty duty, Party as, Page page) {
        var topic = words.topic(duty, page);
        var own = page.to("/duties/" + duty.id());
        return new Item(
                duty.dueOn(page.today()),
                words.tone(duty, page),
                topic.title(),
                own,
                page.say("duties.desk.as", page.say(duty.kind()), parties.name(as, page.lang())),
                words.state(duty, page),
                topic.buttonLabel() == null ? page.say("duties.desk.look") : topic.buttonLabel(),
                topic.buttonHref() == null ? own : topic.buttonHref());
    }

    /** An office has asked this body back; while it waits its days do not count. */
    private Item question(Duty duty, Page page) {
        var pause = Objects.requireNonNull(duty.pause());
        return new Item(
                pause.until(),
                Tone.SOON,
                page.say("duties.desk.question", parties.name(duty.by(), page.lang())),
                page.to("/duties/" + duty.id()),
                words.topic(duty, page).title(),
                page.say("duties.desk.question.until", page.date(pause.until())),
                page.say("duties.desk.reply"),
                page.to("/duties/" + duty.id() + "/reply"));
    }

    /** The parties for which somebody acts today. */
    private static Set<Party> mine(Visitor visitor) {
        var mine = new LinkedHashSet<Party>();
        visitor.scopes(Role.OFFICE_HOLDER).forEach(office -> mine.add(Party.office(office)));
        visitor.scopes(Role.CLERK).forEach(office -> mine.add(Party.office(office)));
        visitor.scopes(Role.SECRETARY).forEach(body -> mine.add(Party.body(body)));
        visitor.scopes(Role.CHAIR).forEach(body -> mine.add(Party.body(body)));
        return mine;
    }
}
