package city.koinon.plan.accountability;

import city.koinon.platform.directory.Office;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.OpenData;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What stands on the pages of single recommendations, promises and offices, as lists of the whole city. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.EVERYBODY)
@Transactional(readOnly = true)
class OpenLists {

    private static final List<String> ANSWER_COLUMNS = List.of(
            "recommendation",
            "ask",
            "asks",
            "owed_by",
            "state",
            "sent_on",
            "position",
            "reasons",
            "answered_by",
            "signed",
            "due_on",
            "answered_on",
            "superseded",
            "page");
    private static final List<String> VERDICT_COLUMNS =
            List.of("about", "recommendation", "ask", "text", "value", "reasons", "given_on", "decision", "page");

    private final Archive archive;
    private final PromiseArchive promised;
    private final Reading reading;
    private final Texts texts;

    OpenLists(Archive archive, PromiseArchive promised, Reading reading, Texts texts) {
        this.archive = archive;
        this.promised = promised;
        this.reading = reading;
        this.texts = texts;
    }

    @GetMapping({"/answers.json", "/answers.csv"})
    ResponseEntity<byte[]> answersFile(Page page) {
        return Tables.file(page, "answers", ANSWER_COLUMNS, answers(page));
    }

    @GetMapping({"/verdicts.json", "/verdicts.csv"})
    ResponseEntity<byte[]> verdictsFile(Page page) {
        return Tables.file(page, "verdicts", VERDICT_COLUMNS, verdicts(page));
    }

    /** Each ask that was sent, once for each answer it got, and once while it has none. */
    private List<List<@Nullable Object>> answers(Page page) {
        var asks = archive.asks();
        var answers = archive.answers().stream().collect(Collectors.groupingBy(Answer::ask));
        var offices = reading.offices();
        var sent = archive.recommendations().stream()
                .filter(it -> it.sentOn() != null)
                .toList();
        var shelf = texts.read(Stream.concat(
                        asks.values().stream().flatMap(List::stream).map(Ask::text),
                        answers.values().stream().flatMap(List::stream).map(Answer::reasons))
                .toList());
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var recommendation : sent) {
            for (var ask : asks.getOrDefault(recommendation.id(), List.of())) {
                var given = answers.getOrDefault(ask.id(), List.of());
                if (given.isEmpty()) {
                    rows.add(answer(recommendation, ask, null, List.of(), offices, shelf, page));
                }
                given.forEach(it -> rows.add(answer(recommendation, ask, it, given, offices, shelf, page)));
            }
        }
        return rows;
    }

    private static List<@Nullable Object> answer(
            Recommendation recommendation,
            Ask ask,
            @Nullable Answer answer,
            List<Answer> all,
            Map<UUID, Office> offices,
            Shelf shelf,
            Page page) {
        return Arrays.asList(
                recommendation.number(),
                ask.n(),
                shelf.get(ask.text(), page.lang()).value(),
                Reading.name(offices, ask.office(), page),
                ask.state(),
                recommendation.sentOn(),
                answer == null ? null : answer.position(),
                answer == null ? null : shelf.get(answer.reasons(), page.lang()).value(),
                answer == null ? null : Reading.name(offices, answer.office(), page),
                answer == null ? null : answer.signed(),
                answer == null ? null : answer.dueOn(),
                answer == null ? null : answer.publishedOn(),
                answer == null ? null : all.stream().anyMatch(it -> answer.id().equals(it.supersedes())),
                page.to(Reading.path(recommendation)));
    }

    private List<List<@Nullable Object>> verdicts(Page page) {
        var given = promised.verdicts();
        var answers = archive.answers().stream().collect(Collectors.toMap(Answer::id, Function.identity()));
        var asks = new HashMap<UUID, Ask>();
        archive.asks().values().forEach(all -> all.forEach(it -> asks.put(it.id(), it)));
        var promises = promised.commitments().stream().collect(Collectors.toMap(Commitment::id, Function.identity()));
        var recommendations =
                archive.recommendations().stream().collect(Collectors.toMap(Recommendation::id, Function.identity()));
        var shelf = texts.read(Stream.of(
                        asks.values().stream().map(Ask::text),
                        promises.values().stream().map(Commitment::text),
                        given.stream().flatMap(it -> Stream.ofNullable(it.reasons())))
                .flatMap(it -> it)
                .toList());
        return given.stream()
                .<List<@Nullable Object>>map(it -> {
                    var promise = it.commitment() == null ? null : promises.get(it.commitment());
                    var answer = it.answer() == null ? null : answers.get(it.answer());
                    var askId = answer != null ? answer.ask() : promise != null ? promise.ask() : null;
                    var ask = askId == null ? null : asks.get(askId);
                    var recommendation = ask == null ? null : recommendations.get(ask.recommendation());
                    var text = promise != null ? promise.text() : ask != null ? ask.text() : null;
                    return Arrays.asList(
                            promise != null ? "commitment" : "answer",
                            recommendation == null ? null : recommendation.number(),
                            ask == null ? null : ask.n(),
                            text == null ? null : shelf.get(text, page.lang()).value(),
                            it.value(),
                            Optional.ofNullable(it.reasons())
                                    .map(reasons ->
                                            shelf.get(reasons, page.lang()).value())
                                    .orElse(null),
                            it.givenOn(),
                            it.decision(),
                            promise != null
                                    ? page.to("/commitments/" + promise.id())
                                    : recommendation == null ? null : page.to(Reading.path(recommendation)));
                })
                .toList();
    }

    /** The lists of this room as files. */
    @Configuration(proxyBeanMethods = false)
    static class Lists {

        @Bean
        OpenData listOfRecommendations() {
            return new OpenData(
                            200,
                            "accountability.recommendations",
                            "accountability.recommendations.holds",
                            "/recommendations")
                    .as("json", "csv", "atom");
        }

        @Bean
        OpenData listOfAnswers() {
            return new OpenData(210, "accountability.answers", "accountability.answers.holds", "/answers")
                    .readOn("/recommendations");
        }

        @Bean
        OpenData listOfPromises() {
            return new OpenData(
                    220, "accountability.nav.commitments", "accountability.commitments.holds", "/commitments");
        }

        @Bean
        OpenData listOfVerdicts() {
            return new OpenData(230, "accountability.verdicts", "accountability.verdicts.holds", "/verdicts")
                    .readOn("/commitments");
        }
    }
}
