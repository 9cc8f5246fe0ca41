package city.koinon.platform.texts;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.identity.ScopeSource;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.DeskWork;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tone;
import city.koinon.platform.ui.Tongue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the translators' room brings to the rest of the house. */
@Configuration(proxyBeanMethods = false)
class TextsOffers {

    private static final int MOST = 30;

    @Bean
    DeskDoor boardFromTheDesk() {
        return new DeskDoor(25, Set.of(Role.EDITOR, Role.TRANSLATOR), "texts.board.title", "/translations");
    }

    @Bean
    DeskDoor coverageFromTheDesk() {
        return new DeskDoor(
                26, Set.of(Role.EDITOR, Role.COORDINATOR), "texts.coverage.title", "/translations/coverage");
    }

    /** What somebody has in hand, and for editors what is handed in and waits to be read by somebody else. */
    @Bean
    DeskWork translationsOnTheDesk(TaskBoard board, Tasks tasks, Texts texts) {
        return page -> {
            var me = page.visitor().account();
            if (me == null || !page.visitor().is(Role.EDITOR) && !page.visitor().is(Role.TRANSLATOR)) {
                return List.of();
            }
            var mine = board.list(new TaskBoard.Filter(null, null, me), 0, MOST).stream()
                    .filter(it -> it.task().status() != TaskStatus.SUBMITTED)
                    .toList();
            var shelf = texts.read(mine.stream().map(TaskBoard.Row::title).toList());
            var waiting = new ArrayList<DeskWork.Waiting>();
            mine.forEach(it -> waiting.add(new DeskWork.Waiting(
                    it.task().due(),
                    it.task().lateOn(page.today())
                            ? Tone.LATE
                            : TaskPages.tone(it.task().status()),
                    shelf.get(it.title(), page.lang()).value(),
                    page.say("texts.task.title", Tongue.of(it.task().language()).name()),
                    page.say(it.task().status()),
                    page.say("texts.desk.goOn"),
                    "/translations/tasks/" + it.task().id())));
            var handedIn = page.visitor().is(Role.EDITOR)
                    ? board.list(new TaskBoard.Filter(null, TaskStatus.SUBMITTED, null)).stream()
                            .filter(it -> tasks.mayReview(it.task(), page.visitor()))
                            .toList()
                    : List.<TaskBoard.Row>of();
            if (!handedIn.isEmpty()) {
                var first = handedIn.stream()
                        .map(it -> it.task().due())
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
                waiting.add(new DeskWork.Waiting(
                        first,
                        first.isBefore(page.today()) ? Tone.LATE : Tone.SOON,
                        page.say("texts.desk.handedIn", handedIn.size()),
                        page.list(handedIn.stream()
                                .map(it -> Tongue.of(it.task().language()).name())
                                .distinct()
                                .toList()),
                        page.say("texts.desk.due", page.date(first)),
                        page.say("texts.desk.read"),
                        handedIn.size() == 1
                                ? "/translations/tasks/"
                                        + handedIn.getFirst().task().id()
                                : "/translations?state=" + TaskStatus.SUBMITTED));
            }
            return waiting;
        };
    }

    @Bean
    ScopeSource translatorsOfOrganisations(Directory directory) {
        return new ScopeSource() {
            @Override
            public Role role() {
                return Role.TRANSLATOR;
            }

            @Override
            public List<Option> options(Page page) {
                return directory.organisations().stream()
                        .filter(it -> it.closedOn() == null)
                        .map(it -> new Option(it.id().toString(), it.nameIn(page.lang())))
                        .toList();
            }
        };
    }
}
