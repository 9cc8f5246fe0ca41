package city.koinon.platform.duties;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.DeskPart;
import city.koinon.platform.ui.DeskWork;
import city.koinon.platform.ui.Option;
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
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The first page of whoever has a role: what is owed by them and what else waits, by date, each with the one button that does the next thing. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.SIGNED_IN)
@Transactional(readOnly = true)
class DeskPages {

    private final Duties duties;
    private final DutyWords words;
    private final PartyBook parties;
    private final ObjectProvider<DeskWork> works;
    private final ObjectProvider<DeskPart> parts;
    private final ObjectProvider<DeskDoor> doors;

    DeskPages(
            Duties duties,
            DutyWords words,
            PartyBook parties,
            ObjectProvider<DeskWork> works,
            ObjectProvider<DeskPart> parts,
            ObjectProvider<DeskDoor> doors) {
        this.duties = duties;
        this.words = words;
        this.parties = parties;
        this.works = works;
        this.parts = parts;
        this.doors = doors;
    }

    /** @param button what the one button says, and where it leads */
    record Item(
            LocalDate on,
            Tone tone,
            String title,
            String href,
            String as,
            String state,
            String button,
            String buttonHref) {}

    /**
     * @param doing what one does here with this role
     * @param doors where one does it, the body or office itself first
     */
    record Task(String role, String doing, List<Option> doors) {}

    record Desk(List<Item> items, List<Content> parts, List<Task> tasks) {}

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
        works.stream()
                .flatMap(work -> work.waiting(page).stream())
                .map(it -> item(it, page))
                .forEach(items::add);
        items.sort(Comparator.comparing(Item::on));
        var others = parts.stream()
                .sorted(Comparator.comparingInt(DeskPart::order))
                .map(part -> part.render(page))
                .flatMap(Optional::stream)
                .toList();
        model.addAttribute("desk", new Desk(items, others, tasks(visitor, page)));
        return "platform/duties/desk";
    }

    private List<Task> tasks(Visitor visitor, Page page) {
        return Stream.of(Role.values())
                .filter(visitor::is)
                .map(role -> task(role, visitor, page))
                .toList();
    }

    private Task task(Role role, Visitor visitor, Page page) {
        var kind = switch (role) {
            case OFFICE_HOLDER, CLERK -> PartyKind.OFFICE;
            case SECRETARY, CHAIR, MEMBER -> PartyKind.BODY;
            default -> null;
        };
        var own = kind == null
                ? Stream.<Option>of()
                : visitor.scopes(role).stream()
                        .map(it -> new Party(kind, it))
                        .map(it -> new Option(parties.path(it), parties.name(it, page.lang())))
                        .sorted(Comparator.comparing(Option::label));
        var rooms = doors.stream()
                .filter(it -> it.roles().contains(role))
                .sorted(Comparator.comparingInt(DeskDoor::order))
                .map(it -> new Option(it.path(), page.say(it.key())));
        return new Task(
                page.say(role),
                page.say(Doing.of(role)),
                Stream.concat(own, rooms).toList());
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

    private static Item item(DeskWork.Waiting it, Page page) {
        return new Item(
                it.on(),
                it.tone(),
                it.title(),
                page.to(it.path()),
                it.as(),
                it.state(),
                it.button(),
                page.to(it.path()));
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
