package city.koinon.platform.municipality;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The days on which a city's offices rest, for anyone who wants to check a due date by hand. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.EVERYBODY)
class FreeDayPages {

    private static final List<String> COLUMNS = List.of("date", "weekday", "name", "origin", "free");

    private final Municipality municipality;

    FreeDayPages(Municipality municipality) {
        this.municipality = municipality;
    }

    @GetMapping("/free-days")
    String year(@RequestParam(defaultValue = "") String year, Model model, Page page, Visitor visitor) {
        var shown = year(year, page);
        var days = municipality.freeDays();
        model.addAttribute(
                "calendar",
                new Calendar(
                        shown,
                        days.of(shown),
                        days.workingDaysIn(shown),
                        Choices.countryName(municipality.city().country(), page),
                        shown > 1970,
                        shown < 2100,
                        visitor.is(Role.COORDINATOR)));
        return "platform/municipality/free-days";
    }

    record Calendar(
            int year,
            List<FreeDay> days,
            long workingDays,
            String country,
            boolean earlier,
            boolean later,
            boolean mayChange) {}

    @GetMapping({"/free-days.json", "/free-days.csv"})
    ResponseEntity<byte[]> file(@RequestParam(defaultValue = "") String year, Page page) {
        return Tables.file(page, "free-days", COLUMNS, rows(year(year, page), page));
    }

    private List<List<Object>> rows(int year, Page page) {
        return municipality.freeDays().of(year).stream()
                .map(it -> List.<Object>of(
                        it.date(), page.weekday(it.date()), it.nameIn(page.lang()), page.say(it.origin()), it.free()))
                .toList();
    }

    /** Anything that is not a year of our times is this year. */
    private static int year(String typed, Page page) {
        return typed.matches("(19[7-9]|20\\d)\\d|2100")
                ? Integer.parseInt(typed)
                : page.today().getYear();
    }
}
