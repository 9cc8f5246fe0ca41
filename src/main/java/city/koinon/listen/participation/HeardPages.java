package city.koinon.listen.participation;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Sitemap;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.ChainFigure;
import city.koinon.platform.ui.OpenData;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The first number of the chain and the list it counts: as many rows as the number says. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.EVERYBODY)
@Transactional(readOnly = true)
class HeardPages {

    private static final String PATH = "/heard";
    private static final List<String> COLUMNS =
            List.of("id", "body", "meeting", "held_on", "kind", "matter", "about_kind", "about_id", "page");

    /** @param href its own page where another room has one, else the meeting */
    record Line(Heard.Matter matter, Shown title, Shown body, String href) {}

    private final Heard heard;
    private final Bodies bodies;
    private final Texts texts;
    private final ObjectProvider<AgendaTopic> topics;

    HeardPages(Heard heard, Bodies bodies, Texts texts, ObjectProvider<AgendaTopic> topics) {
        this.heard = heard;
        this.bodies = bodies;
        this.texts = texts;
        this.topics = topics;
    }

    @GetMapping(PATH)
    String all(Model model, Page page) {
        model.addAttribute("matters", lines(page));
        return "listen/participation/heard";
    }

    @GetMapping({"/heard.json", "/heard.csv"})
    ResponseEntity<byte[]> file(Page page) {
        return Tables.file(page, "heard", COLUMNS, rows(page));
    }

    private List<Line> lines(Page page) {
        var matters = heard.all();
        var names = bodies.all().stream().collect(Collectors.toMap(Body::id, Body::name));
        var known = topics.stream().toList();
        var shelf = texts.read(
                Stream.concat(names.values().stream(), matters.stream().map(Heard.Matter::title))
                        .toList());
        return matters.stream()
                .map(it -> new Line(
                        it,
                        shelf.get(it.title(), page.lang()),
                        shelf.get(Objects.requireNonNull(names.get(it.body())), page.lang()),
                        href(it, known, page)))
                .toList();
    }

    private static String href(Heard.Matter matter, List<AgendaTopic> topics, Page page) {
        var subject = matter.subject();
        return subject == null
                ? page.to("/meetings/" + matter.meeting())
                : matter.topic(topics)
                        .map(it -> it.href(subject, page))
                        .orElseGet(() -> page.to("/meetings/" + matter.meeting()));
    }

    private List<List<@Nullable Object>> rows(Page page) {
        return lines(page).stream()
                .<List<@Nullable Object>>map(it -> Arrays.asList(
                        it.matter().id(),
                        it.body().value(),
                        it.matter().meeting(),
                        it.matter().heldOn(),
                        it.matter().kind(),
                        it.title().value(),
                        it.matter().subjectKind(),
                        it.matter().subject(),
                        it.href()))
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class AtHome {

        @Bean
        ChainFigure heardFigure(Heard heard) {
            return new ChainFigure() {
                @Override
                public Link link() {
                    return Link.HEARD;
                }

                @Override
                public Figure figure(Page page) {
                    return new Figure(heard.count(), page.say("participation.heard"), PATH);
                }
            };
        }

        @Bean
        OpenData listOfWhatWasHeard() {
            return new OpenData(90, "participation.heard.title", "participation.heard.holds", PATH);
        }

        @Bean
        Sitemap pageOfWhatWasHeard() {
            return () -> Stream.of(PATH);
        }
    }
}
