package city.koinon.plan.figures;

import city.koinon.plan.accountability.OfficeFigures;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.OpenData;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import city.koinon.platform.ui.Tables;
import gg.jte.Content;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The same figures for each office by itself: on its page, and as one list of all offices. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.EVERYBODY)
@Transactional(readOnly = true)
class OfficeRecords {

    private static final List<String> COLUMNS = List.of(
            "office",
            "asks",
            "asks_still_waiting",
            "answered_in_term",
            "answered_in_term_of",
            "working_days_to_answer_median",
            "overdue",
            "oldest_overdue_working_days",
            "promises",
            "promises_date_missed",
            "confirmed",
            "confirmed_of_judged",
            "satisfied",
            "satisfied_of_judged",
            "page");

    private final Figures figures;
    private final Directory directory;

    OfficeRecords(Figures figures, Directory directory) {
        this.figures = figures;
        this.directory = directory;
    }

    @GetMapping({"/office-records.json", "/office-records.csv"})
    ResponseEntity<byte[]> file(Page page) {
        var offices = directory.offices();
        var counted = figures.ofOffices(offices.stream().map(Office::id).toList());
        return Tables.file(
                page,
                "office-records",
                COLUMNS,
                offices.stream()
                        .map(it -> row(it, Objects.requireNonNull(counted.get(it.id())), page))
                        .sorted(Comparator.comparing(it -> String.valueOf(it.getFirst())))
                        .toList());
    }

    private static List<@Nullable Object> row(Office office, Figures.Of of, Page page) {
        return Arrays.asList(
                office.nameIn(page.lang()),
                of.asked(),
                of.stillWaiting(),
                of.inTerm().count(),
                of.inTerm().of(),
                of.median().isPresent() ? of.median().getAsInt() : null,
                of.overdue().stream().mapToInt(OverdueAges::all).sum(),
                of.overdue().stream().mapToInt(OverdueAges::oldest).max().orElse(0),
                of.promises().values().stream().mapToInt(it -> it).sum(),
                of.missed(),
                of.judged().count(),
                of.judged().of(),
                of.satisfied().count(),
                of.satisfied().of(),
                page.to(office.path()));
    }

    @Component
    static class OnItsPage implements OfficeFigures {

        private final Figures figures;
        private final Pieces pieces;

        OnItsPage(Figures figures, Pieces pieces) {
            this.figures = figures;
            this.pieces = pieces;
        }

        @Override
        public Content of(UUID office, Page page) {
            return pieces.of("plan/figures/figures-list", Map.of("page", page, "figures", figures.of(office)));
        }
    }

    /** The lists of this room as files. */
    @Configuration(proxyBeanMethods = false)
    static class Lists {

        @Bean
        OpenData figuresAsAList() {
            return new OpenData(240, "figures.title", "figures.holds", "/figures");
        }

        @Bean
        OpenData recordsOfOffices() {
            return new OpenData(250, "figures.office-records", "figures.office-records.holds", "/office-records")
                    .readOn("/offices");
        }
    }
}
