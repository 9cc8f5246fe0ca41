package city.koinon.plan.accountability;

import city.koinon.listen.participation.AgendaTopic;
import city.koinon.listen.participation.Decision;
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
    AgendaTopic recommendationOnTheAgenda(Motions motions, Texts texts) {
        return new Topic(Subjects.RECOMMENDATION, motions, texts);
    }

    @Bean
    AgendaTopic askOnTheAgenda(Motions motions, Texts texts) {
        return new Topic(Subjects.ASK, motions, texts);
    }

    @Bean
    AgendaTopic commitmentOnTheAgenda(Motions motions, Texts texts) {
        return new Topic(Subjects.COMMITMENT, motions, texts);
    }

    @Bean
    AgendaTopic appearanceOnTheAgenda(Motions motions, Texts texts) {
        return new Topic(Subjects.APPEARANCE, motions, texts);
    }

    private record Topic(String kind, Motions motions, Texts texts) implements AgendaTopic {

        @Override
        public String title(UUID id, String lang) {
            return texts.get(motions.textOf(new Subject(kind, id))).in(lang).value();
        }

        @Override
        public String href(UUID id, Page page) {
            return page.to(motions.path(new Subject(kind, id)));
        }

        @Override
        public Optional<UUID> question(UUID id) {
            return motions.question(new Subject(kind, id));
        }

        @Override
        public boolean awaitsDecision(UUID id) {
            return motions.open(new Subject(kind, id)).isPresent();
        }

        /** Answers and promises come before a body because of what an office did with a recommendation. */
        @Override
        public boolean broughtByMembers() {
            return kind.equals(Subjects.RECOMMENDATION);
        }

        @Override
        public void decided(UUID id, Decision decision) {
            motions.decided(new Subject(kind, id), decision);
        }
    }
}
