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

    private final Archive archive;
    private final PromiseArchive promised;
    private final Motions motions;
    private final Resolutions resolutions;
    private final Texts texts;
    private final Signing signing;

    DutiesHere(
            Archive archive,
            PromiseArchive promised,
            Motions motions,
            Resolutions resolutions,
            Texts texts,
            Signing signing) {
        this.archive = archive;
        this.promised = promised;
        this.motions = motions;
        this.resolutions = resolutions;
        this.texts = texts;
        this.signing = signing;
    }

    @Bean
    DutyTopic dutiesOfRecommendations() {
        return new Owed(Subjects.RECOMMENDATION);
    }

    @Bean
    DutyTopic dutiesOfAsks() {
        return new Owed(Subjects.ASK);
    }

    @Bean
    DutyTopic dutiesOfCommitments() {
        return new Owed(Subjects.COMMITMENT);
    }

    @Bean
    DutyTopic dutiesOfAppearances() {
        return new Owed(Subjects.APPEARANCE);
    }

    @Bean
    SubjectTopic namesOfRecommendations() {
        return new Named(Subjects.RECOMMENDATION);
    }

    @Bean
    SubjectTopic namesOfAsks() {
        return new Named(Subjects.ASK);
    }

    @Bean
    SubjectTopic namesOfCommitments() {
        return new Named(Subjects.COMMITMENT);
    }

    @Bean
    SubjectTopic namesOfAppearances() {
        return new Named(Subjects.APPEARANCE);
    }

    private class Named implements SubjectTopic {

        private final String kind;

        Named(String kind) {
            this.kind = kind;
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public Optional<SubjectTopic.Topic> find(UUID id, String lang) {
            var about = new Subject(kind, id);
            return archive.isPublic(about)
                    ? Optional.of(new SubjectTopic.Topic(
                            texts.get(resolutions.textOf(about)).in(lang).value(), resolutions.path(about)))
                    : Optional.empty();
        }
    }

    private class Owed implements DutyTopic {

        private final String kind;

        Owed(String kind) {
            this.kind = kind;
        }

        @Override
        public String subjectKind() {
            return kind;
        }

        @Override
        public DutyTopic.Topic describe(Duty duty, Page page) {
            var about = duty.subject();
            if (!archive.isPublic(about)) {
                return new DutyTopic.Topic(page.say(duty.kind()), page.to("/duties/" + duty.id()), null, null);
            }
            var text = texts.get(resolutions.textOf(about)).in(page.lang()).value();
            var acts = acts(duty, page.visitor());
            return new DutyTopic.Topic(
                    title(duty, text, page),
                    page.to(resolutions.path(about)),
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
                    signing.signsFor(visitor, promised.commitment(about.id()).office());
                case ACKNOWLEDGE, GIVE_VERDICT, SEND, APPEAR, HOLD_MEETING, PUBLISH_MINUTES, VERIFY, REPLY -> true;
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
            return resolutions
                    .recommendationOf(about)
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
                case HOLD_MEETING, PUBLISH_MINUTES, VERIFY, REPLY -> null;
            };
        }

        private @Nullable String button(Duty duty, Page page) {
            var about = duty.subject();
            return switch (duty.kind()) {
                case ACKNOWLEDGE, SEND, APPEAR -> page.to(resolutions.path(about));
                case ANSWER ->
                    page.to("/recommendations/" + number(about) + "/asks/"
                            + archive.ask(about.id()).n() + "/answer");
                case REPORT, DELIVER -> page.to("/commitments/" + about.id() + "/report");
                case GIVE_VERDICT ->
                    motions.open(about).isPresent()
                            ? page.to(resolutions.path(about))
                            : about.kind().equals(Subjects.ASK)
                                    ? page.to("/recommendations/" + number(about) + "/asks/"
                                            + archive.ask(about.id()).n() + "/motion")
                                    : page.to("/commitments/" + about.id() + "/motion");
                case HOLD_MEETING, PUBLISH_MINUTES, VERIFY, REPLY -> null;
            };
        }
    }
}
