package city.koinon.demonstration;

import city.koinon.platform.identity.AccountView;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.DemonstrationDoor;
import city.koinon.platform.identity.ScopeSource;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Cities;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Demonstration;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.notices.Mail;
import city.koinon.platform.notices.Notices;
import city.koinon.platform.ui.CityFace;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.PageOfTheRequest;
import city.koinon.platform.ui.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The demonstration's back stage. */
@Controller
@Access(Who.DEMONSTRATION)
class DemonstrationPages {

    /** Farther than this nobody needs to go, and every night on the way is lived through. */
    static final int MOST_DAYS = 400;

    private static final int LETTERS_SHOWN = 200;

    private final Demonstration demonstration;
    private final DemonstrationDoor door;
    private final Cities cities;
    private final Accounts accounts;
    private final ObjectProvider<ScopeSource> scopes;
    private final Notices notices;
    private final PageOfTheRequest pages;
    private final Clock clock;

    DemonstrationPages(
            Demonstration demonstration,
            DemonstrationDoor door,
            Cities cities,
            Accounts accounts,
            ObjectProvider<ScopeSource> scopes,
            Notices notices,
            PageOfTheRequest pages,
            Clock clock) {
        this.demonstration = demonstration;
        this.door = door;
        this.cities = cities;
        this.accounts = accounts;
        this.scopes = scopes;
        this.notices = notices;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/demo")
    String inTheReadersLanguage(HttpServletRequest request, @RequestParam(defaultValue = "") String city) {
        var lang = pages.nearest(request).lang();
        return "redirect:/league/" + Words.spoken(lang) + "/demo"
                + (city.isEmpty() ? "" : "?city=" + face(city).slug());
    }

    @GetMapping("/league/{lang:[a-z]{2,3}}/demo")
    String stage(Model model, Page page, Form form, @RequestParam(defaultValue = "") String city) {
        var shown = Stream.concat(cities.slugs().stream(), Stream.of(CurrentCity.LEAGUE))
                .filter(it -> city.isEmpty() || it.equals(city))
                .map(it -> castOf(it, page))
                .filter(it -> !it.empty())
                .toList();
        model.addAttribute("form", form);
        model.addAttribute("stage", new Stage(shown, demonstration.offset(), clock.instant()));
        return "demonstration/stage";
    }

    @PostMapping("/league/{lang:[a-z]{2,3}}/demo/as")
    String become(HttpServletRequest request, @RequestParam String city, @RequestParam UUID account) {
        var face = anyFace(city);
        door.enter(request, face.slug(), account);
        var lang = CurrentCity.in(city, () -> accounts.get(account).lang());
        return "redirect:/" + city + "/"
                + (face.languages().stream().anyMatch(it -> it.tag().equals(lang))
                        ? lang
                        : face.languages().getFirst().tag())
                + "/desk";
    }

    @PostMapping("/league/{lang:[a-z]{2,3}}/demo/clock")
    String moveClock(Model model, Page page, Form form, HttpServletResponse response) {
        try {
            var days = form.number("days", 1, MOST_DAYS);
            form.done();
            demonstration.liveThrough(days);
            return "redirect:" + page.to("/demo");
        } catch (city.koinon.platform.kernel.Refused refused) {
            refused.refusals().forEach(it -> form.refuse(it.field(), it.key(), it.args()));
            response.setStatus(422);
            return stage(model, page, form, "");
        }
    }

    @PostMapping("/league/{lang:[a-z]{2,3}}/demo/afresh")
    String startAfresh(Page page) {
        demonstration.startAfresh();
        return "redirect:" + page.to("/demo");
    }

    @GetMapping("/league/{lang:[a-z]{2,3}}/demo/letters/{of}")
    String letters(Model model, @PathVariable String of) {
        var face = anyFace(of);
        model.addAttribute("letters", CurrentCity.in(of, () -> new Letters(face, days(face))));
        return "demonstration/letters";
    }

    /** The newest first, and each day's letters by who was to read them. */
    private List<Day> days(CityFace.Face city) {
        var names = accounts.all().stream().collect(Collectors.toMap(AccountView::id, AccountView::name));
        return notices.latest(LETTERS_SHOWN).stream()
                .collect(Collectors.groupingBy(
                        it -> it.writtenAt().atZone(city.zone()).toLocalDate(),
                        LinkedHashMap::new,
                        Collectors.groupingBy(
                                it -> new Reader(
                                        it.account() == null ? "" : names.getOrDefault(it.account(), ""),
                                        Objects.requireNonNullElse(it.address(), "")),
                                LinkedHashMap::new,
                                Collectors.toList())))
                .entrySet()
                .stream()
                .map(it -> new Day(it.getKey(), it.getValue()))
                .toList();
    }

    private Cast castOf(String city, Page page) {
        var players = CurrentCity.in(city, () -> {
            var names = scopes.orderedStream()
                    .flatMap(it -> it.options(page).stream())
                    .collect(Collectors.toMap(Option::value, Option::label, (one, same) -> one));
            return accounts.all().stream()
                    .filter(it -> it.open())
                    .map(it -> new Player(it.id(), it.name(), rolesOf(it.id()), whereActing(it.id(), names)))
                    .toList();
        });
        return new Cast(
                anyFace(city),
                players.stream()
                        .filter(Player::hasADesk)
                        .sorted(Comparator.comparing(Player::rank))
                        .toList(),
                players.stream().filter(it -> !it.hasADesk()).toList());
    }

    private List<Role> rolesOf(UUID account) {
        return accounts.held(account).stream()
                .map(Grant::role)
                .distinct()
                .sorted()
                .toList();
    }

    /** The offices and bodies for which somebody acts, by name: a newcomer looks for the mayor, not for a person. */
    private List<String> whereActing(UUID account, Map<String, String> names) {
        return accounts.held(account).stream()
                .map(Grant::scope)
                .filter(Objects::nonNull)
                .map(it -> names.get(it.toString()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Of a city, or of the installation, where its operators are. */
    private CityFace.Face anyFace(String city) {
        return pages.face(city).orElseThrow(() -> new NotFound("city"));
    }

    private CityFace.Face face(String city) {
        return pages.face(city)
                .filter(it -> !it.slug().equals(CurrentCity.LEAGUE))
                .orElseThrow(() -> new NotFound("city"));
    }

    /** @param main those with something to do at a desk; @param others members and everybody else */
    public record Cast(CityFace.Face city, List<Player> main, List<Player> others) {

        /** A city shows itself also while nobody has an account in it; the installation is only shown for its operators. */
        boolean empty() {
            return city.slug().equals(CurrentCity.LEAGUE) && main.isEmpty();
        }
    }

    public record Player(UUID account, String name, List<Role> roles, List<String> where) {

        boolean hasADesk() {
            return roles.stream().anyMatch(it -> it != Role.MEMBER);
        }

        int rank() {
            return roles.getFirst().ordinal();
        }
    }

    public record Stage(List<Cast> casts, Duration ahead, java.time.Instant now) {}

    /** @param address where there is no account: an office outside */
    public record Reader(String name, String address) {}

    public record Day(LocalDate on, Map<Reader, List<Mail>> letters) {

        int count() {
            return letters.values().stream().mapToInt(List::size).sum();
        }
    }

    public record Letters(CityFace.Face city, List<Day> days) {

        /** By the clock of the city, not by that of the stage. */
        String writtenAt(Mail mail, Page page) {
            return page.time(mail.writtenAt().atZone(city.zone()).toLocalTime());
        }
    }
}
