package city.koinon.plan.figures;

import city.koinon.listen.participation.Rhythm;
import city.koinon.plan.accountability.CommitmentState;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Sitemap;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The public figures, each with what it is counted from. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.EVERYBODY)
class FigurePages implements Sitemap {

    record OfficeAges(String office, String href, OverdueAges ages) {}

    record StateCount(CommitmentState state, String href, int count) {}

    /** @param terms with a meeting, of those that have ended */
    record BodyRhythm(String body, String href, int cadenceDays, Share terms, List<String> missed) {}

    record FiguresPage(
            Figures.Of figures,
            List<OfficeAges> overdue,
            List<StateCount> promises,
            int made,
            int replaced,
            List<BodyRhythm> rhythms) {}

    private final Figures figures;
    private final Rhythm rhythm;
    private final Directory directory;
    private final Texts texts;

    FigurePages(Figures figures, Rhythm rhythm, Directory directory, Texts texts) {
        this.figures = figures;
        this.rhythm = rhythm;
        this.directory = directory;
        this.texts = texts;
    }

    @GetMapping("/figures")
    String figures(Model model, Page page) {
        var of = figures.ofTheCity();
        var offices = offices();
        model.addAttribute(
                "figures",
                new FiguresPage(
                        of,
                        of.overdue().stream()
                                .map(it -> new OfficeAges(
                                        name(offices, it.office(), page), href(offices, it.office(), page), it))
                                .toList(),
                        of.promises().entrySet().stream()
                                .filter(it -> it.getKey() != CommitmentState.SUPERSEDED)
                                .map(it -> new StateCount(
                                        it.getKey(), page.to("/commitments?state=" + it.getKey()), it.getValue()))
                                .toList(),
                        of.promises().entrySet().stream()
                                .filter(it -> it.getKey() != CommitmentState.SUPERSEDED)
                                .mapToInt(it -> it.getValue())
                                .sum(),
                        of.promises().getOrDefault(CommitmentState.SUPERSEDED, 0),
                        rhythms(page)));
        return "plan/figures/figures";
    }

    private List<BodyRhythm> rhythms(Page page) {
        var all = rhythm.ofBodies(page.today());
        var shelf = texts.read(all.stream().map(it -> it.body().name()).toList());
        return all.stream()
                .map(it -> new BodyRhythm(
                        shelf.get(it.body().name(), page.lang()).value(),
                        page.to("/bodies/" + it.body().slug()),
                        it.cadenceDays(),
                        terms(it),
                        it.missed().stream()
                                .map(span ->
                                        page.say("figures.meetings.span", page.date(span.from()), page.date(span.to())))
                                .toList()))
                .toList();
    }

    private static Share terms(Rhythm.OfBody rhythm) {
        return new Share(rhythm.kept(), rhythm.over().size());
    }

    @GetMapping("/figures.json")
    ResponseEntity<byte[]> json(Page page) {
        var of = figures.ofTheCity();
        var offices = offices();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("on", page.today().toString());
        json.put("answered_in_term", share(of.inTerm()));
        json.put(
                "working_days_to_answer_median",
                of.median().isPresent() ? of.median().getAsInt() : null);
        json.put("asks_sent", of.asked());
        json.put("asks_still_waiting", of.stillWaiting());
        var overdue = new ArrayList<Map<String, Object>>();
        for (var it : of.overdue()) {
            var one = new LinkedHashMap<String, Object>();
            one.put("office", name(offices, it.office(), page));
            one.put("days_1_to_5", it.week());
            one.put("days_6_to_10", it.two());
            one.put("days_11_to_20", it.month());
            one.put("days_over_20", it.longer());
            one.put("oldest_working_days", it.oldest());
            overdue.add(one);
        }
        json.put("overdue_by_office", overdue);
        var promises = new LinkedHashMap<String, Object>();
        of.promises().forEach((state, count) -> promises.put(state.name(), count));
        json.put("promises", promises);
        json.put("promises_date_missed", of.missed());
        json.put("confirmed_of_judged", share(of.judged()));
        json.put("answers_satisfied_of_judged", share(of.satisfied()));
        json.put(
                "meetings",
                rhythm.ofBodies(page.today()).stream()
                        .map(it -> meetings(it, page))
                        .toList());
        return Tables.json(json);
    }

    /** Each term with its meeting, so that anyone can count again. */
    private Map<String, Object> meetings(Rhythm.OfBody rhythm, Page page) {
        var json = new LinkedHashMap<String, Object>();
        json.put("body", texts.get(rhythm.body().name()).in(page.lang()).value());
        json.put("days_between_meetings", rhythm.cadenceDays());
        json.put("terms_with_a_meeting", rhythm.kept());
        json.put("terms_ended", rhythm.over().size());
        json.put("terms", rhythm.over().stream().map(FigurePages::term).toList());
        return json;
    }

    private static Map<String, @Nullable Object> term(Rhythm.Span span) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("from", span.from().toString());
        json.put("to", span.to().toString());
        json.put("held_on", span.heldOn() == null ? null : span.heldOn().toString());
        return json;
    }

    /** One line for each figure; a share is its count and what it is a share of. */
    @GetMapping("/figures.csv")
    ResponseEntity<byte[]> csv(Page page) {
        var of = figures.ofTheCity();
        var offices = offices();
        var rows = new ArrayList<List<@Nullable Object>>();
        rows.add(row("answered_in_term", "", of.inTerm().count(), of.inTerm().of()));
        rows.add(row(
                "working_days_to_answer_median",
                "",
                of.median().isPresent() ? of.median().getAsInt() : null,
                null));
        rows.add(row("asks_still_waiting", "", of.stillWaiting(), of.asked()));
        of.overdue().forEach(it -> rows.add(row("overdue", name(offices, it.office(), page), it.all(), null)));
        of.promises().forEach((state, count) -> rows.add(row("promises", state.name(), count, null)));
        rows.add(row("promises_date_missed", "", of.missed(), null));
        rows.add(row("confirmed_of_judged", "", of.judged().count(), of.judged().of()));
        rows.add(row(
                "answers_satisfied_of_judged",
                "",
                of.satisfied().count(),
                of.satisfied().of()));
        rhythms(page)
                .forEach(it -> rows.add(row(
                        "terms_with_a_meeting",
                        it.body(),
                        it.terms().count(),
                        it.terms().of())));
        return Tables.csv(
                "figures",
                List.of("figure", "which", "count", "of", "on"),
                rows.stream().map(it -> dated(it, page)).toList());
    }

    private static List<@Nullable Object> row(
            String figure, String which, @Nullable Integer count, @Nullable Integer of) {
        return Arrays.asList(figure, which, count, of);
    }

    private static List<@Nullable Object> dated(List<@Nullable Object> row, Page page) {
        var dated = new ArrayList<@Nullable Object>(row);
        dated.add(page.today());
        return dated;
    }

    private Map<UUID, Office> offices() {
        return directory.offices().stream().collect(Collectors.toMap(Office::id, Function.identity()));
    }

    private static String name(Map<UUID, Office> offices, UUID id, Page page) {
        var office = offices.get(id);
        return office == null ? "" : office.nameIn(page.lang());
    }

    private static String href(Map<UUID, Office> offices, UUID id, Page page) {
        var office = offices.get(id);
        return page.to(office == null ? "/offices" : office.path());
    }

    @Override
    public Stream<String> paths() {
        return Stream.of("/figures");
    }

    /** Always with what it is a share of; without a percentage where there are too few. */
    private static Map<String, @Nullable Object> share(Share share) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("count", share.count());
        json.put("of", share.of());
        json.put("share", share.speaksInPercent() ? share.value() : null);
        return json;
    }
}
