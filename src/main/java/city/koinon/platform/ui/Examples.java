package city.koinon.platform.ui;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The house's own components on the catalogue page, each in a template of its own: {@code example-<name>.jte}. */
@Configuration
class Examples {

    private final Pieces pieces;

    Examples(Pieces pieces) {
        this.pieces = pieces;
    }

    @Bean
    Example buttons() {
        return new Piece("button", "ui.example.button");
    }

    @Bean
    Example states() {
        return new Piece("state", "ui.example.state");
    }

    @Bean
    Example fields() {
        return new Piece("form", "ui.example.form");
    }

    @Bean
    Example threads() {
        return new Piece("thread", "ui.example.thread");
    }

    @Bean
    Example chains() {
        return new Piece("chain", "ui.example.chain");
    }

    @Bean
    Example notices() {
        return new Piece("notice", "ui.example.notice");
    }

    @Bean
    Example listsAndCards() {
        return new Piece("list", "ui.example.list");
    }

    @Bean
    Example tables() {
        return new Piece("table", "ui.example.table");
    }

    @Bean
    Example desks() {
        return new Piece("desk", "ui.example.desk");
    }

    @Bean
    Example ways() {
        return new Piece("tabs", "ui.example.tabs");
    }

    @Bean
    Example bars() {
        return new Piece("bar", "ui.example.bar");
    }

    @Bean
    Example icons() {
        return new Piece("icon", "ui.example.icon");
    }

    @Bean
    Example crumbs() {
        return new Piece("crumbs", "ui.example.crumbs");
    }

    @Bean
    Example files() {
        return new Piece("downloads", "ui.example.downloads");
    }

    @Bean
    Example reasons() {
        return new Piece("why", "ui.example.why");
    }

    @Bean
    Example searching() {
        return new Piece("search", "ui.example.search");
    }

    private final class Piece implements Example {

        private final String name;
        private final String key;

        Piece(String name, String key) {
            this.name = name;
            this.key = key;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public Content render(Page page) {
            var params = new LinkedHashMap<String, Object>(Map.of("page", page));
            if (name.equals("form")) {
                params.put("form", refusedForm());
                params.put("options", options(page));
            }
            if (name.equals("thread")) {
                params.put("moments", moments(page));
            }
            return pieces.of("platform/ui/example-" + name, params);
        }
    }

    private static Form refusedForm() {
        var form = Form.of(Map.of("example-day", "31/02/2026", "example-mode", "ROOM"));
        form.refuse("example-day", "ui.refused.noSuchDay", "31/02/2026");
        form.refuse("example-reasons", "ui.refused.empty");
        return form;
    }

    private static List<Option> options(Page page) {
        return List.of(
                new Option("ROOM", page.say("ui.sample.room"), page.say("ui.sample.room.hint")),
                new Option("ONLINE", page.say("ui.sample.online")),
                new Option("BOTH", page.say("ui.sample.both")));
    }

    private static List<Moment> moments(Page page) {
        return List.of(
                Moment.of(Tone.PLAIN, "voice", page.say("ui.sample.heard"), page, LocalDate.of(2026, 2, 19))
                        .with(page.say("ui.sample.heard.line")),
                Moment.of(Tone.PLAIN, "decision", page.say("ui.sample.adopted"), page, LocalDate.of(2026, 3, 19))
                        .with(page.say("ui.sample.adopted.line")),
                Moment.of(Tone.PLAIN, "flag", page.say("ui.sample.sent"), page, LocalDate.of(2026, 3, 20))
                        .with(page.say("ui.sample.sent.line"))
                        .because(new Moment.Why(
                                page.say("ui.sample.why"),
                                List.of(page.say("ui.sample.why.line"), page.say("ui.sample.why.line2")))),
                Moment.of(Tone.PLAIN, "answer", page.say("ui.sample.answer"), page, LocalDate.of(2026, 4, 8))
                        .saying(page.say("ui.sample.said"), page.wordsLang())
                        .with(page.say("ui.sample.answer.line")),
                Moment.of(Tone.KEPT, "kept", page.say("ui.sample.kept"), page, LocalDate.of(2026, 4, 16)),
                Moment.of(Tone.LATE, "late", page.say("ui.sample.late"), page, LocalDate.of(2026, 4, 22))
                        .when(page.say("ui.sample.since", page.date(LocalDate.of(2026, 4, 22))))
                        .with(page.say("ui.sample.late.line"))
                        .ahead(),
                Moment.of(Tone.OFF, "clock", page.say("ui.sample.report"), page, LocalDate.of(2026, 10, 15))
                        .with(page.say("ui.sample.report.line"))
                        .ahead());
    }
}
