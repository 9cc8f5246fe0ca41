package city.koinon.plan.accountability;

import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.DutyTopic;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.ledger.SubjectTopic;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Page;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names what this room's duties and acts are about, and gives whoever owes something the one button that does it. */
@Configuration(proxyBeanMethods = false)
class DutiesHere {

    @Bean
    DutyTopic dutiesOfRecommendations(Archive archive, Motions motions, Texts texts, Signing signing) {
        return new Duties(Subjects.RECOMMENDATION, archive, motions, texts, signing);
    }

    @Bean
    DutyTopic dutiesOfAsks(Archive archive, Motions motions, Texts texts, Signing signing) {
        return new Duties(Subjects.ASK, archive, motions, texts, signing);
    }

    @Bean
    DutyTopic dutiesOfCommitments(Archive archive, Motions motions, Texts texts, Signing signing) {
        return new Duties(Subjects.COMMITMENT, archive, motions, texts, signing);
    }

    @Bean
    DutyTopic dutiesOfAppearances(Archive archive, Motions motions, Texts texts, Signing signing) {
        return new Duties(Subjects.APPEARANCE, archive, motions, texts, signing);
    }

    @Bean
    SubjectTopic namesOfRecommendations(Archive archive, Motions motions, Texts texts) {
        return new Names(Subjects.RECOMMENDATION, archive, motions, texts);
    }

    @Bean
    SubjectTopic namesOfAsks(Archive archive, Motions motions, Texts texts) {
        return new Names(Subjects.ASK, archive, motions, texts);
    }

    @Bean
    SubjectTopic namesOfCommitments(Archive archive, Motions motions, Texts texts) {
        return new Names(Subjects.COMMITMENT, archive, motions, texts);
    }

    @Bean
    SubjectTopic namesOfAppearances(Archive archive, Motions motions, Texts texts) {
        return new Names(Subjects.APPEARANCE, archive, motions, texts);
    }

    private record Names(String kind, Archive archive, Motions motions, Texts texts) implements SubjectTopic {

        @Override
        public Optional<SubjectTopic.Topic> find(UUID id, String lang) {
            var about = new Subject(kind, id);
            return archive.isPublic(about)
                    ? Optional.of(new SubjectTopic.Topic(
                            texts.get(motions.textOf(about)).in(lang).value(), motions.path(about)))
                    : Optional.empty();
        }
    }

    private record Duties(String subjectKind, Archive archive, Motions motions, Texts texts, Signing signing)
            implements DutyTopic {

        @Override
        public DutyTopic.Topic describe(Duty duty, Page page) {
            var about = duty.subject();
            if (!archive.isPublic(about)) {
                return new DutyTopic.Topic(page.say(duty.kind()), page.to("/duties/" + duty.id()), null, null);
            }
            var text = texts.get(motions.textOf(about)).in(page.lang()).value();
            var acts = acts(duty, page.visitor());
            return new DutyTopic.Topic(
                    title(duty, text, page),
                    page.to(motions.path(about)),
                    acts ? label(duty.kind(), page) : null,
                    acts ? button(duty, page) : null);
        }

        /** Whoever owes it only beside the office (its superior, when it stays silent) sees it and cannot sign for the office. */
        private boolean acts(Duty duty, Visitor visitor) {
            var about = duty.subject();
            return switch (duty.kind()) {
                case ANSWER -> {
                    var ask = archive.ask(about.id());
                    yield signing.signsFor(visitor, ask.office())
                            || signing.passesOnFor(visitor, archive.recommendation(ask.recommendation()), ask.office());
                }
                case REPORT, DELIVER ->
                    signing.signsFor(visitor, archive.commitment(about.id()).office());
                case ACKNOWLEDGE, GIVE_VERDICT, SEND, APPEAR, HOLD_MEETING, PUBLISH_MINUTES -> true;
            };
        }

        private String title(Duty duty, String text, Page page) {
            return duty.subject().kind().equals(Subjects.ASK)
                    ? page.say(
                            "accountability.duty.ask",
                            archive.ask(duty.subject().id()).n(),
                            number(duty.subject()),
                            text)
                    : text;
        }

        private String number(Subject about) {
            return motions.recommendationOf(about)
                    .map(it -> archive.recommendation(it).number())
                    .orElse("");
        }

        private static @Nullable String label(DutyKind kind, Page page) {
            return switch (kind) {
                case ACKNOWLEDGE -> page.say("accountability.do.acknowledge");
                case ANSWER -> page.say("accountability.do.answer");
                case REPORT, DELIVER -> page.say("accountability.do.report");
                case GIVE_VERDICT -> page.say("accountability.do.judge");
                case SEND -> page.say("accountability.do.send");
                case APPEAR -> page.say("accountability.do.appear");
                case HOLD_MEETING, PUBLISH_MINUTES -> null;
            };
        }

        private @Nullable String button(Duty duty, Page page) {
            var about = duty.subject();
            return switch (duty.kind()) {
                case ACKNOWLEDGE, SEND, APPEAR -> page.to(motions.path(about));
                case ANSWER ->
                    page.to("/recommendations/" + number(about) + "/asks/"
                            + archive.ask(about.id()).n() + "/answer");
                case REPORT, DELIVER -> page.to("/commitments/" + about.id() + "/report");
                case GIVE_VERDICT ->
                    motions.open(about).isPresent()
                            ? page.to(motions.path(about))
                            : about.kind().equals(Subjects.ASK)
                                    ? page.to("/recommendations/" + number(about) + "/asks/"
                                            + archive.ask(about.id()).n() + "/motion")
                                    : page.to("/commitments/" + about.id() + "/motion");
                case HOLD_MEETING, PUBLISH_MINUTES -> null;
            };
        }
    }
}
