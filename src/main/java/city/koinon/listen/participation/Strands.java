package city.koinon.listen.participation;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The three ways of taking part, side by side. Where no room counts anything yet, the page says so. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.EVERYBODY)
class Strands {

    private static final List<String> COLUMNS = List.of("strand", "figure", "number", "of");

    private final ObjectProvider<StrandFigure> figures;

    Strands(ObjectProvider<StrandFigure> figures) {
        this.figures = figures;
    }

    @GetMapping("/participation")
    String show(Model model, Page page) {
        model.addAttribute("strands", strands(page));
        return "listen/participation/strands";
    }

    @GetMapping({"/participation.json", "/participation.csv"})
    ResponseEntity<byte[]> file(Page page) {
        return Tables.file(page, "participation", COLUMNS, rows(page));
    }

    private Map<StrandFigure.Strand, List<StrandFigure.Figure>> strands(Page page) {
        var strands = new EnumMap<StrandFigure.Strand, List<StrandFigure.Figure>>(StrandFigure.Strand.class);
        var ordered = figures.stream()
                .sorted(Comparator.comparingInt(StrandFigure::order))
                .toList();
        for (var strand : StrandFigure.Strand.values()) {
            strands.put(
                    strand,
                    ordered.stream()
                            .filter(it -> it.strand() == strand)
                            .map(it -> it.figure(page))
                            .toList());
        }
        return strands;
    }

    private List<List<@Nullable Object>> rows(Page page) {
        var rows = new ArrayList<List<@Nullable Object>>();
        strands(page)
                .forEach((strand, list) -> list.forEach(it -> {
                    var row = new ArrayList<@Nullable Object>();
                    row.add(strand);
                    row.add(it.note());
                    row.add(it.number());
                    row.add(it.of() == 0 ? null : it.of());
                    rows.add(row);
                }));
        return rows;
    }

    /** What this room counts: seats, meetings, decisions. */
    @org.springframework.context.annotation.Configuration
    static class Policy {

        @Bean
        StrandFigure seatsFilled(Bodies bodies, Seats seats) {
            return figure(10, page -> {
                var filled = 0L;
                var all = 0L;
                for (var body : bodies.active()) {
                    for (var row : seats.roll(body.id(), page.today(), page.lang())) {
                        if (row.seat().voting()) {
                            all++;
                            filled += row.filled() ? 1 : 0;
                        }
                    }
                }
                return new StrandFigure.Figure(filled, all, page.say("participation.strand.seats"), "/bodies");
            });
        }

        @Bean
        StrandFigure meetingsHeld(Meetings meetings) {
            return figure(
                    20,
                    page -> new StrandFigure.Figure(
                            meetings.known(null).stream()
                                    .filter(it -> it.stage() == Meeting.Stage.HELD)
                                    .count(),
                            0,
                            page.say("participation.strand.meetings"),
                            "/meetings?when=held"));
        }

        @Bean
        StrandFigure decisionsTaken(Decisions decisions) {
            return figure(
                    30,
                    page -> new StrandFigure.Figure(
                            decisions.count(), 0, page.say("participation.strand.decisions"), "/decisions"));
        }

        private static StrandFigure figure(int order, java.util.function.Function<Page, StrandFigure.Figure> count) {
            return new StrandFigure() {
                @Override
                public Strand strand() {
                    return Strand.POLICY;
                }

                @Override
                public int order() {
                    return order;
                }

                @Override
                public Figure figure(Page page) {
                    return count.apply(page);
                }
            };
        }
    }
}
