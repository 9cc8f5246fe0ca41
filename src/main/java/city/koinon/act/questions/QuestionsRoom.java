package city.koinon.act.questions;

import city.koinon.act.services.ServicePart;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Sitemap;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.ManuscriptKind;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.DeskPart;
import city.koinon.platform.ui.DeskWork;
import city.koinon.platform.ui.HomePart;
import city.koinon.platform.ui.Navigation;
import city.koinon.platform.ui.OpenData;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import city.koinon.platform.ui.SearchSource;
import city.koinon.platform.ui.Tone;
import gg.jte.Content;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How questions offer themselves to the rest of the house. */
@Configuration(proxyBeanMethods = false)
class QuestionsRoom {

    private static final int ORDER = 70;

    @Bean
    Navigation questionsAtTheFoot() {
        return Navigation.foot(ORDER, "questions.title", "/questions");
    }

    @Bean
    DeskDoor questionsFromTheDesk() {
        return new DeskDoor(
                5, Set.of(Role.EDITOR, Role.OFFICE_HOLDER, Role.CLERK), "questions.inbox.title", "/questions/inbox");
    }

    /** What no office owes is nobody's duty: editors hand it on. */
    @Bean
    DeskWork questionsWithoutAnOffice(Inbox inbox) {
        return page -> page.visitor().is(Role.EDITOR)
                ? inbox.unowned().stream()
                        .map(it -> new DeskWork.Waiting(
                                LocalDate.ofInstant(it.askedAt(), page.zone()),
                                Tone.LATE,
                                page.say("questions.numbered", it.shownNumber()),
                                page.say(it.topic()),
                                page.say("questions.office.none"),
                                page.say("questions.handOn"),
                                it.deskPath()))
                        .toList()
                : List.of();
    }

    @Bean
    ManuscriptKind publishedQuestionsToTranslate() {
        return new ManuscriptKind(Published.KIND, "questions.manuscript.published");
    }

    @Bean
    ManuscriptKind answersToTranslate() {
        return new ManuscriptKind(Answer.KIND, "questions.manuscript.answer");
    }

    @Bean
    OpenData listOfQuestions() {
        return new OpenData(ORDER, "questions.title", "questions.holds", "/questions");
    }

    /** Whoever is signed in finds their own questions here, with or without the code. */
    @Bean
    DeskPart myQuestionsOnTheDesk(Questions questions, Pieces pieces) {
        return new DeskPart() {
            @Override
            public int order() {
                return ORDER;
            }

            @Override
            public Optional<Content> render(Page page) {
                var account = page.visitor().account();
                var own = account == null ? List.<Question>of() : questions.of(account);
                return own.isEmpty()
                        ? Optional.empty()
                        : Optional.of(pieces.of("act/questions/desk-questions", Map.of("page", page, "own", own)));
            }
        };
    }

    @Bean
    HomePart askOnHome(Pieces pieces) {
        return HomePart.of(ORDER, page -> Optional.of(pieces.of("act/questions/home-ask", Map.of("page", page))));
    }

    @Bean
    ServicePart askAboutAService(Pieces pieces) {
        return new ServicePart() {
            @Override
            public int order() {
                return 400;
            }

            @Override
            public Optional<Content> render(city.koinon.act.services.Service service, Page page) {
                return Optional.of(pieces.of("platform/ui/ask", Map.of("page", page)));
            }
        };
    }

    @Bean
    Sitemap pagesOfQuestions(PublishedQuestions published, Texts texts, Municipality municipality) {
        return new Sitemap() {
            @Override
            public Stream<String> paths() {
                return Stream.of("/questions", "/ask");
            }

            @Override
            public Stream<Place> pages() {
                var all = published.list();
                var shelf = texts.read(all.stream().map(Published::question).toList());
                return Stream.concat(
                        paths().map(it -> new Place(it, null)),
                        all.stream()
                                .map(it -> new Place(
                                        it.path(),
                                        municipality.city().languages().stream()
                                                .filter(tag -> shelf.text(it.question())
                                                        .renderings()
                                                        .containsKey(tag))
                                                .toList())));
            }
        };
    }

    @Bean
    SearchSource questionsToBeFound(PublishedQuestions published, Texts texts) {
        return SearchSource.of(ORDER, "questions.title", "/questions", day -> {
            var all = published.list();
            var shelf = texts.leafThrough(
                    all.stream().flatMap(it -> it.texts().stream()).toList());
            return all.stream()
                    .map(it -> new SearchSource.Thing(
                                    it.id(),
                                    it.path(),
                                    shelf.text(it.question()).words())
                            .saying(shelf.text(it.answer()).words())
                            .noted(page -> page.say(it.topic())));
        });
    }
}
