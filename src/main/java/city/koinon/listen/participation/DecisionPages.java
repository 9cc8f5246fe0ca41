package city.koinon.listen.participation;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.OpenData;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Everything the bodies of the city have decided, and everybody who sits in them: the lists across all bodies. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.EVERYBODY)
@Transactional(readOnly = true)
class DecisionPages {

    private static final int ON_THE_PAGE = 200;

    private static final List<String> DECISION_COLUMNS = List.of(
            "id",
            "body",
            "meeting",
            "decided_at",
            "question",
            "result",
            "yes",
            "no",
            "abstain",
            "present",
            "seats",
            "about_kind",
            "about_id",
            "page");
    private static final List<String> SEAT_COLUMNS =
            List.of("body", "seat", "constituency", "organisation", "voting", "holder", "since", "deputies");

    /** One decision with the name of the body it is of. */
    record Line(Decision decision, Shown question, Shown body) {}

    private final Bodies bodies;
    private final Seats seats;
    private final Decisions decisions;
    private final Texts texts;

    DecisionPages(Bodies bodies, Seats seats, Decisions decisions, Texts texts) {
        this.bodies = bodies;
        this.seats = seats;
        this.decisions = decisions;
        this.texts = texts;
    }

    @GetMapping("/decisions")
    String all(Model model, Page page) {
        model.addAttribute("count", decisions.count());
        model.addAttribute("decisions", lines(ON_THE_PAGE, page));
        return "listen/participation/decisions";
    }

    @GetMapping({"/decisions.json", "/decisions.csv"})
    ResponseEntity<byte[]> file(Page page) {
        return Tables.file(page, "decisions", DECISION_COLUMNS, rows(page));
    }

    @GetMapping({"/seats.json", "/seats.csv"})
    ResponseEntity<byte[]> seatsFile(Page page) {
        return Tables.file(page, "seats", SEAT_COLUMNS, seatRows(page));
    }

    private List<Line> lines(int most, Page page) {
        var all = decisions.latest(most);
        var names = names();
        var shelf =
                texts.read(Stream.concat(names.values().stream(), all.stream().map(Decision::question))
                        .toList());
        return all.stream()
                .map(it -> new Line(
                        it,
                        shelf.get(it.question(), page.lang()),
                        shelf.get(Optional.ofNullable(names.get(it.body())).orElseThrow(), page.lang())))
                .toList();
    }

    private Map<UUID, UUID> names() {
        return bodies.all().stream().collect(Collectors.toMap(Body::id, Body::name));
    }

    private List<List<@Nullable Object>> rows(Page page) {
        return lines(Integer.MAX_VALUE, page).stream()
                .<List<@Nullable Object>>map(it -> Arrays.asList(
                        it.decision().id(),
                        it.body().value(),
                        it.decision().meeting(),
                        it.decision().closedAt(),
                        it.question().value(),
                        it.decision().result(),
                        it.decision().yes(),
                        it.decision().no(),
                        it.decision().abstain(),
                        it.decision().presentVoting(),
                        it.decision().filledVoting(),
                        Optional.ofNullable(it.decision().subject())
                                .map(about -> about.kind())
                                .orElse(null),
                        Optional.ofNullable(it.decision().subject())
                                .map(about -> about.id())
                                .orElse(null),
                        page.to("/meetings/" + it.decision().meeting())))
                .toList();
    }

    private List<List<@Nullable Object>> seatRows(Page page) {
        LocalDate today = page.today();
        return bodies.all().stream()
                .filter(Body::isPublic)
                .flatMap(body -> {
                    var name = texts.get(body.name()).in(page.lang()).value();
                    return seats.roll(body.id(), today, page.lang()).stream()
                            .<List<@Nullable Object>>map(row -> Arrays.asList(
                                    name,
                                    row.seat().label(),
                                    row.seat().constituency(),
                                    row.organisation(),
                                    row.seat().voting(),
                                    row.holder() == null ? null : row.holder().name(),
                                    row.holder() == null
                                            ? null
                                            : row.holder().mandate().from(),
                                    String.join(
                                            "; ",
                                            row.deputies().stream()
                                                    .map(Seats.Person::name)
                                                    .toList())));
                })
                .toList();
    }

    /** The lists of this room as files, and its doors from the desk. */
    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    static class Lists {

        @Bean
        DeskDoor bodiesFromTheDesk() {
            return new DeskDoor(40, Set.of(Role.COORDINATOR, Role.EDITOR), "participation.bodies.title", "/bodies");
        }

        @Bean
        DeskDoor meetingsFromTheDesk() {
            return new DeskDoor(
                    20, Set.of(Role.SECRETARY, Role.CHAIR, Role.MEMBER), "participation.meetings.title", "/meetings");
        }

        @Bean
        OpenData listOfBodies() {
            return new OpenData(100, "participation.bodies.title", "participation.bodies.holds", "/bodies");
        }

        @Bean
        OpenData listOfSeats() {
            return new OpenData(110, "participation.seats.all", "participation.seats.holds", "/seats")
                    .readOn("/bodies");
        }

        @Bean
        OpenData listOfMeetings() {
            return new OpenData(120, "participation.meetings.title", "participation.meetings.holds", "/meetings")
                    .as("json", "csv", "ics", "atom");
        }

        @Bean
        OpenData listOfDecisions() {
            return new OpenData(130, "participation.decisions.title", "participation.decisions.holds", "/decisions");
        }

        @Bean
        OpenData listOfStrands() {
            return new OpenData(140, "participation.strands.title", "participation.strands.holds", "/participation");
        }
    }
}
