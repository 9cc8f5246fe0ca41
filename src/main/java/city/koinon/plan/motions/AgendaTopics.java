package city.koinon.plan.motions;

import city.koinon.listen.participation.AgendaTopic;
import city.koinon.listen.participation.Decision;
import city.koinon.plan.accountability.Resolutions;
import city.koinon.plan.accountability.Subjects;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Page;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings recommendations, asks and promises onto agendas, and hears what was decided about them. */
@Configuration(proxyBeanMethods = false)
class AgendaTopics {

    @Bean
    AgendaTopic recommendationOnTheAgenda(Questions questions, Resolutions resolutions, Texts texts) {
        return new Topic(Subjects.RECOMMENDATION, questions, resolutions, texts);
    }

    @Bean
    AgendaTopic askOnTheAgenda(Questions questions, Resolutions resolutions, Texts texts) {
        return new Topic(Subjects.ASK, questions, resolutions, texts);
    }

    @Bean
    AgendaTopic commitmentOnTheAgenda(Questions questions, Resolutions resolutions, Texts texts) {
        return new Topic(Subjects.COMMITMENT, questions, resolutions, texts);
    }

    @Bean
    AgendaTopic appearanceOnTheAgenda(Questions questions, Resolutions resolutions, Texts texts) {
        return new Topic(Subjects.APPEARANCE, questions, resolutions, texts);
    }

    private record Topic(String kind, Questions questions, Resolutions resolutions, Texts texts)
            implements AgendaTopic {

        @Override
        public String title(UUID id, String lang) {
            return texts.get(resolutions.textOf(new Subject(kind, id))).in(lang).value();
        }

        @Override
        public String href(UUID id, Page page) {
            return page.to(resolutions.path(new Subject(kind, id)));
        }

        @Override
        public Optional<UUID> question(UUID id) {
            return questions.question(new Subject(kind, id));
        }

        @Override
        public boolean awaitsDecision(UUID id) {
            return questions.open(new Subject(kind, id)).isPresent();
        }

        /** Answers and promises come before a body because of what an office did with a recommendation. */
        @Override
        public boolean broughtByMembers() {
            return kind.equals(Subjects.RECOMMENDATION);
        }

        @Override
        public void decided(UUID id, Decision decision) {
            questions.decided(new Subject(kind, id), decision);
        }
    }
}
