package city.koinon.listen.participation;

import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.DutyTopic;
import city.koinon.platform.duties.Escalations;
import city.koinon.platform.duties.Parties;
import city.koinon.platform.duties.PartyKind;
import city.koinon.platform.duties.Rung;
import city.koinon.platform.identity.AccountView;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.GrantSource;
import city.koinon.platform.identity.ScopeSource;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Sitemap;
import city.koinon.platform.ledger.SubjectTopic;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.HomePart;
import city.koinon.platform.ui.Navigation;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room brings to the rest of the house without any of it knowing the room. */
@Configuration
class Offers {

    @Bean
    Navigation takePart() {
        return Navigation.bar(200, "participation.nav", "/bodies");
    }

    /** A mandate makes a member, from its first day to its last. */
    @Bean
    GrantSource members(Seats seats, Municipality municipality) {
        return account ->
                seats.bodiesOf(account, municipality.today()).stream().map(body -> new Grant(Role.MEMBER, body));
    }

    @Bean
    ScopeSource secretaries(Bodies bodies, Texts texts) {
        return scope(Role.SECRETARY, bodies, texts);
    }

    @Bean
    ScopeSource chairs(Bodies bodies, Texts texts) {
        return scope(Role.CHAIR, bodies, texts);
    }

    private static ScopeSource scope(Role role, Bodies bodies, Texts texts) {
        return new ScopeSource() {
            @Override
            public Role role() {
                return role;
            }

            @Override
            public List<Option> options(Page page) {
                return bodies.all().stream()
                        .filter(it -> it.standing() != Body.Standing.CLOSED)
                        .map(it -> new Option(
                                it.id().toString(),
                                texts.get(it.name()).in(page.lang()).value()))
                        .toList();
            }
        };
    }

    @Bean
    Parties bodiesAsParties(Bodies bodies, Texts texts, Accounts accounts) {
        return new Parties() {
            @Override
            public PartyKind kind() {
                return PartyKind.BODY;
            }

            @Override
            public String name(UUID id, String lang) {
                return texts.get(bodies.get(id).name()).in(lang).value();
            }

            @Override
            public String path(UUID id) {
                return "/bodies/" + bodies.get(id).slug();
            }

            /** Those who can do what a body owes: convene, write, put to the vote. */
            @Override
            public List<UUID> accounts(UUID id) {
                return Stream.of(Role.SECRETARY, Role.CHAIR)
                        .flatMap(role -> accounts.withGrant(role, id).stream())
                        .map(AccountView::id)
                        .distinct()
                        .toList();
            }
        };
    }

    @Bean
    DutyTopic meetingsOwed(Bodies bodies, Meetings meetings, Texts texts) {
        return topic(Bodies.KIND, (duty, page) -> {
            var body = bodies.get(duty.subject().id());
            var name = texts.get(body.name()).in(page.lang()).value();
            var prepared = Stream.concat(meetings.coming(body.id()).stream(), meetings.planned(body.id()).stream())
                    .findFirst();
            return new DutyTopic.Topic(
                    page.say("participation.duty.meet", name),
                    page.to("/bodies/" + body.slug()),
                    prepared.isPresent()
                            ? page.say("participation.duty.prepare")
                            : page.say("participation.meeting.plan"),
                    prepared.map(it -> page.to("/meetings/" + it.id() + "/run"))
                            .orElse(page.to("/bodies/" + body.slug() + "/meetings/new")));
        });
    }

    @Bean
    DutyTopic minutesOwed(Bodies bodies, Meetings meetings, Texts texts) {
        return topic(Meetings.KIND, (duty, page) -> {
            var meeting = meetings.get(duty.subject().id());
            var name =
                    texts.get(bodies.get(meeting.body()).name()).in(page.lang()).value();
            var minutes = duty.kind() == DutyKind.PUBLISH_MINUTES;
            return new DutyTopic.Topic(
                    page.say(
                            minutes ? "participation.duty.minutes" : "participation.meeting.numbered",
                            name,
                            meeting.number()),
                    page.to("/meetings/" + meeting.id()),
                    page.say("participation.duty.write"),
                    page.to("/meetings/" + meeting.id() + "/run"));
        });
    }

    private static DutyTopic topic(String kind, BiFunction<Duty, Page, DutyTopic.Topic> describe) {
        return new DutyTopic() {
            @Override
            public String subjectKind() {
                return kind;
            }

            @Override
            public Topic describe(Duty duty, Page page) {
                return describe.apply(duty, page);
            }
        };
    }

    /** What a body is owed and nobody gives comes before its next meeting. */
    @Bean
    Escalations ontoTheNextAgenda(Bodies bodies, Agendas agendas, Texts texts, Sentences sentences) {
        return (duty, level) -> {
            var to = duty.to();
            if (to == null
                    || to.kind() != PartyKind.BODY
                    || !duty.ladder().rung(level).reaches(Rung.Target.AGENDA)) {
                return;
            }
            if (bodies.find(to.id())
                    .filter(it -> it.standing() != Body.Standing.CLOSED)
                    .isPresent()) {
                agendas.followUp(to.id(), duty.subject(), texts.write(sentences.overdue(duty)));
            }
        };
    }

    @Bean
    AgendaTopic adoptionOfMinutes(MinuteBook minutes, Meetings meetings, Bodies bodies, Texts texts) {
        return new AgendaTopic() {
            @Override
            public String kind() {
                return MinuteBook.KIND;
            }

            @Override
            public String title(UUID id, String lang) {
                return texts.get(bodies.get(meetings.get(id).body()).name())
                        .in(lang)
                        .value();
            }

            @Override
            public String href(UUID id, Page page) {
                return page.to("/meetings/" + id + "/minutes");
            }

            @Override
            public boolean awaitsDecision(UUID id) {
                return minutes.get(id).state() == Minutes.State.CIRCULATED;
            }

            @Override
            public void decided(UUID id, Decision decision) {
                minutes.adoptedBy(id, decision);
            }
        };
    }

    @Bean
    SubjectTopic bodyAsSubject(Bodies bodies, Texts texts) {
        return subject(
                Bodies.KIND,
                (id, lang) -> bodies.find(id)
                        .filter(Body::isPublic)
                        .map(it -> new SubjectTopic.Topic(
                                texts.get(it.name()).in(lang).value(), "/bodies/" + it.slug())));
    }

    @Bean
    SubjectTopic seatAsSubject(Bodies bodies, Seats seats, Texts texts) {
        return subject(
                Seats.KIND,
                (id, lang) -> seats.find(id)
                        .map(it -> new SubjectTopic.Topic(
                                it.label(), "/bodies/" + bodies.get(it.body()).slug() + "/seats")));
    }

    @Bean
    SubjectTopic meetingAsSubject(MeetingNames names) {
        return subject(Meetings.KIND, (id, lang) -> names.topic(id, lang, ""));
    }

    @Bean
    SubjectTopic minutesAsSubject(MeetingNames names) {
        return subject(MinuteBook.KIND, (id, lang) -> names.topic(id, lang, "/minutes"));
    }

    @Bean
    SubjectTopic decisionAsSubject(Decisions decisions, Texts texts) {
        return subject(
                Decisions.KIND,
                (id, lang) -> decisions
                        .find(id)
                        .map(it -> new SubjectTopic.Topic(
                                texts.get(it.question()).in(lang).value(), "/meetings/" + it.meeting())));
    }

    private static SubjectTopic subject(String kind, BiFunction<UUID, String, Optional<SubjectTopic.Topic>> find) {
        return new SubjectTopic() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Optional<Topic> find(UUID id, String lang) {
                return find.apply(id, lang);
            }
        };
    }

    @Bean
    HomePart nextMeetings(MeetingViews views, Pieces pieces) {
        return new HomePart() {
            @Override
            public int order() {
                return 200;
            }

            @Override
            public boolean aside() {
                return true;
            }

            @Override
            public Optional<Content> render(Page page) {
                var next = views.coming(page, 2);
                return next.isEmpty()
                        ? Optional.empty()
                        : Optional.of(pieces.of(
                                "listen/participation/next-meetings", Map.of("page", page, "meetings", next)));
            }
        };
    }

    @Bean
    Sitemap participationPages(Bodies bodies, Meetings meetings, MinuteBook minutes) {
        return () -> {
            var paths = new ArrayList<>(List.of("/bodies", "/meetings", "/decisions", "/participation"));
            for (var body : bodies.all()) {
                if (body.isPublic()) {
                    paths.addAll(List.of(
                            "/bodies/" + body.slug(),
                            "/bodies/" + body.slug() + "/seats",
                            "/bodies/" + body.slug() + "/rules"));
                }
            }
            for (var meeting : meetings.known(null)) {
                paths.add("/meetings/" + meeting.id());
                if (minutes.find(meeting.id()).filter(Minutes::isPublic).isPresent()) {
                    paths.add("/meetings/" + meeting.id() + "/minutes");
                }
            }
            return paths.stream();
        };
    }
}
