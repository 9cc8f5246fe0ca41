package city.koinon.listen.participation;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.DemonstrationData;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Written;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Eight months of Levadia's panel and Fuenlabrada's board: meetings held, one missed, one cancelled, one short of a quorum, one in
 * session while the demonstration opens. What the bodies decide upon comes from the rooms that put it on their agendas.
 */
@Component
class ParticipationDemonstration implements DemonstrationData {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final String PANEL = "migrant-panel";
    private static final String BOARD = "coexistence-board";
    private static final String GROUP = "work";

    private final Bodies bodies;
    private final Seats seats;
    private final Meetings meetings;
    private final Agendas agendas;
    private final Attendances attendances;
    private final Decisions decisions;
    private final MinuteBook minutes;
    private final Accounts accounts;
    private final Directory directory;
    private final Municipality municipality;

    ParticipationDemonstration(
            Bodies bodies,
            Seats seats,
            Meetings meetings,
            Agendas agendas,
            Attendances attendances,
            Decisions decisions,
            MinuteBook minutes,
            Accounts accounts,
            Directory directory,
            Municipality municipality) {
        this.bodies = bodies;
        this.seats = seats;
        this.meetings = meetings;
        this.agendas = agendas;
        this.attendances = attendances;
        this.decisions = decisions;
        this.minutes = minutes;
        this.accounts = accounts;
        this.directory = directory;
        this.municipality = municipality;
    }

    @Override
    public Stream<Scene> scenes() {
        var scenes = new ArrayList<Scene>();
        scenes.add(levadia("2025-09-02", "11:00", this::foundThePanel));
        scenes.add(fuenlabrada("2025-09-02", "11:00", this::foundTheBoard));
        meet(scenes, PANEL, "2025-10-09", 9, NEWS, HOUSING, 0);
        meet(scenes, PANEL, "2025-11-13", 8, NEWS, SCHOOL, 1);
        scenes.add(levadia("2025-12-15", "12:00", this::correctTheMinutes));
        meet(scenes, PANEL, "2025-12-11", 7, NEWS, WORK, 2);
        // January is missed; the panel's own duty shows it.
        scenes.add(levadia("2026-01-14", "12:00", this::aSeatChangesHands));
        meet(scenes, PANEL, "2026-02-12", 8, NEWS, HOUSING, 3);
        meet(scenes, PANEL, "2026-03-19", 9, NEWS, SCHOOL, 4);
        scenes.add(levadia("2026-03-24", "10:00", () -> plan(PANEL, "2026-04-16", NEWS, WORK)));
        scenes.add(levadia("2026-03-26", "10:00", () -> convene(PANEL)));
        scenes.add(levadia("2026-03-31", "10:00", this::cancelForEaster));
        scenes.add(levadia("2026-03-31", "10:30", () -> plan(PANEL, "2026-04-23", NEWS, WORK)));
        scenes.add(levadia("2026-04-14", "10:00", () -> convene(PANEL)));
        scenes.add(levadia("2026-04-23", "18:00", () -> open(PANEL)));
        scenes.add(levadia("2026-04-23", "18:05", () -> present(PANEL, 4, false)));
        scenes.add(levadia("2026-04-23", "18:10", () -> tryToDecide(PANEL)));
        scenes.add(levadia("2026-04-23", "18:35", () -> present(PANEL, 4, true)));
        scenes.add(levadia("2026-04-23", "19:00", () -> deal(PANEL, 5)));
        scenes.add(levadia("2026-04-23", "20:00", () -> close(PANEL)));
        scenes.add(levadia("2026-05-07", "10:00", () -> circulate(PANEL)));
        scenes.add(levadia("2026-05-04", "09:00", () -> plan(PANEL, "2026-05-14", NEWS, HOUSING)));
        scenes.add(levadia("2026-05-05", "10:00", () -> convene(PANEL)));
        scenes.add(levadia("2026-05-08", "10:00", () -> plan(PANEL, "2026-06-11", NEWS, SCHOOL)));

        meet(scenes, BOARD, "2025-09-25", 28, LABORATORY, RUMOURS, 0);
        meet(scenes, BOARD, "2025-12-11", 25, LABORATORY, HOUSING, 1);
        meet(scenes, BOARD, "2026-02-26", 27, LABORATORY, RUMOURS, 2);
        scenes.add(fuenlabrada("2026-05-04", "10:00", () -> plan(BOARD, "2026-05-28", LABORATORY, HOUSING)));
        scenes.add(fuenlabrada("2026-05-08", "10:00", () -> convene(BOARD)));
        meet(scenes, GROUP, "2025-11-18", 6, SHORTAGES, WORK, 3);
        meet(scenes, GROUP, "2025-12-16", 7, SHORTAGES, WORK, 4);
        meet(scenes, GROUP, "2026-01-13", 5, SHORTAGES, WORK, 5);
        meet(scenes, GROUP, "2026-02-10", 2, SHORTAGES, WORK, 6);
        meet(scenes, GROUP, "2026-03-10", 6, SHORTAGES, WORK, 7);
        meet(scenes, GROUP, "2026-04-14", 6, SHORTAGES, WORK, 8);
        scenes.add(fuenlabrada("2026-04-28", "10:00", () -> plan(GROUP, "2026-05-12", SHORTAGES, WORK)));
        scenes.add(fuenlabrada("2026-04-29", "10:00", () -> convene(GROUP)));
        scenes.add(fuenlabrada("2026-05-12", "17:30", () -> open(GROUP)));
        scenes.add(fuenlabrada("2026-05-12", "17:34", () -> present(GROUP, 6, false)));
        return scenes.stream();
    }

    // --- what the agendas speak of ---

    private static final Map<String, String> NEWS = Map.of(
            "el", "Νέα του μήνα από τον δήμο",
            "en", "News of the month from the city",
            "ar", "أخبار الشهر من البلدية",
            "sq", "Lajmet e muajit nga bashkia",
            "es", "Novedades del mes del Ayuntamiento");
    private static final Map<String, String> HOUSING = Map.of(
            "el", "Στέγαση: τι ακούμε στις γειτονιές",
            "en", "Housing: what we hear in the neighbourhoods",
            "ar", "السكن: ما نسمعه في الأحياء",
            "sq", "Strehimi: çfarë dëgjojmë në lagje",
            "es", "Vivienda: lo que oímos en los barrios");
    private static final Map<String, String> SCHOOL = Map.of(
            "el", "Σχολείο και γλώσσα: οι εμπειρίες των γονιών",
            "en", "School and language: what parents tell",
            "ar", "المدرسة واللغة: ما يرويه الأهل",
            "sq", "Shkolla dhe gjuha: çfarë tregojnë prindërit");
    private static final Map<String, String> WORK = Map.of(
            "el", "Εργασία: πού λείπουν χέρια και γιατί",
            "en", "Work: where hands are missing, and why",
            "ar", "العمل: أين تنقص الأيدي العاملة ولماذا",
            "sq", "Puna: ku mungojnë krahët dhe pse",
            "es", "Empleo: dónde faltan manos y por qué");
    private static final Map<String, String> LABORATORY = Map.of(
            "es", "Preparación del laboratorio anual: ciudadanía plena",
            "en", "Preparing the annual laboratory: full citizenship",
            "ar", "التحضير للمختبر السنوي: المواطنة الكاملة");
    private static final Map<String, String> RUMOURS = Map.of(
            "es", "Rumores que circulan y qué dicen los datos",
            "en", "Rumours that go round, and what the data say",
            "ar", "الإشاعات المتداولة وما تقوله البيانات");
    private static final Map<String, String> SHORTAGES = Map.of(
            "es", "Perfiles que las empresas no encuentran",
            "en", "Profiles that companies cannot find",
            "ar", "التخصصات التي لا تجدها الشركات");
    private static final Map<String, String> SATURDAYS = Map.of(
            "el", "Οι συνεδριάσεις να γίνονται Σάββατο πρωί",
            "en", "Move the meetings to Saturday mornings",
            "ar", "نقل الاجتماعات إلى صباح السبت",
            "sq", "Mbledhjet të bëhen të shtunave në mëngjes",
            "es", "Pasar las reuniones a los sábados por la mañana");
    private static final Map<String, String> SAID = Map.of(
            "el", "Το θέμα συζητήθηκε. Τα μέλη μετέφεραν όσα άκουσαν και συμφώνησαν να επανέλθουν.",
            "en", "The item was discussed. Members passed on what they had heard and agreed to come back to it.",
            "ar", "نوقش البند. نقل الأعضاء ما سمعوه واتفقوا على العودة إليه.",
            "sq", "Pika u diskutua. Anëtarët sollën çfarë kishin dëgjuar dhe ranë dakord t’i kthehen.",
            "es", "Se trató el punto. Los miembros trasladaron lo que habían oído y acordaron volver sobre ello.");

    /** The entities of the board in the order of the people who speak for them, member 1 to member 31. */
    private static final List<String> ENTITIES = List.of(
            "atlas-moroccan-association",
            "orthodox-church-of-the-trinity",
            "unity-nigerian-association",
            "chinese-association-of-southern-madrid",
            "islamic-community-of-fuenlabrada",
            "inti-peruvian-association",
            "house-of-andalusia",
            "sunflower-ukrainian-association",
            "teranga-senegalese-association",
            "women-for-coexistence",
            "neighbourhood-football-school",
            "dacia-romanian-association",
            "romipen-roma-association",
            "second-generation-youth",
            "older-people-s-forum",
            "new-life-evangelical-church",
            "school-support-network",
            "fuenlabrada-diversa-sports-club",
            "el-naranjo-neighbourhood-association",
            "welcome-volunteers",
            "parents-association-of-the-south",
            "puente-cultural-collective",
            "la-avanzada-neighbourhood-association",
            "cerro-molino-neighbourhood-association",
            "loranca-neighbourhood-association",
            "el-arroyo-neighbourhood-association",
            "castilian-centre",
            "traders-association",
            "athletics-club-of-the-south",
            "house-of-extremadura",
            "parish-of-san-esteban");

    // --- founding ---

    private void foundThePanel() {
        var body = found(
                PANEL,
                Body.Kind.PANEL,
                null,
                Map.of(
                        "el",
                        "Πάνελ Μεταναστών",
                        "en",
                        "Migrant panel",
                        "ar",
                        "هيئة المهاجرين",
                        "sq",
                        "Paneli i migrantëve"),
                Map.of(
                        "el", "Συμβουλεύει τον δήμο για την ένταξη και συνεδριάζει τουλάχιστον μία φορά τον μήνα.",
                        "en", "Advises the city on integration and meets at least once a month.",
                        "ar", "تقدّم المشورة للبلدية في شؤون الاندماج وتجتمع مرة في الشهر على الأقل.",
                        "sq", "Këshillon bashkinë për integrimin dhe mblidhet të paktën një herë në muaj."),
                31,
                Quorum.Share.HALF,
                4,
                List.of(
                        new Composition.Bound(Seat.Constituency.ASSOCIATION, 30, 60),
                        new Composition.Bound(Seat.Constituency.RESIDENT, 20, 50)));
        var associations = List.of(
                "albanian-cultural-association",
                "circle-of-families-from-syria",
                "romanian-association-of-boeotia",
                "women-s-workshop");
        for (var i = 0; i < 4; i++) {
            seat(body, "A" + (i + 1), Seat.Constituency.ASSOCIATION, associations.get(i), "member" + (i + 1));
        }
        seat(body, "R1", Seat.Constituency.RESIDENT, null, "member5");
        seat(body, "R2", Seat.Constituency.RESIDENT, null, "member6");
        seat(body, "E1", Seat.Constituency.EMPLOYER, "kopaida-agricultural-cooperative", "member7");
        seat(body, "S1", Seat.Constituency.SERVICE, "fifth-primary-school", "member8");
        seat(body, "C1", Seat.Constituency.CITY, null, "member9");
        var first = seats.openOn(body, municipality.today()).getFirst();
        seats.give(first.id(), account("deputy1"), Mandate.Part.DEPUTY, municipality.today(), null, coordinator());
        accounts.grant(account("secretary"), Role.SECRETARY, body);
        accounts.grant(account("member2"), Role.CHAIR, body);
        begin(body);
    }

    private void foundTheBoard() {
        var board = found(
                BOARD,
                Body.Kind.BOARD,
                null,
                Map.of("es", "Mesa por la Convivencia", "en", "Coexistence Board", "ar", "مجلس التعايش"),
                Map.of(
                        "es",
                                "Reúne a 31 entidades que representan la diversidad de la ciudad. Constituida formalmente en 2020, asesora al Ayuntamiento, informa y sensibiliza.",
                        "en",
                                "Brings together 31 entities that represent the diversity of the city. Formally constituted in 2020, it advises the city, informs and raises awareness.",
                        "ar",
                                "يجمع 31 جهة تمثل تنوع المدينة. تأسس رسميًا عام 2020، ويقدّم المشورة للبلدية ويعمل على الإعلام والتوعية."),
                92,
                Quorum.Share.THIRD,
                10,
                List.of(new Composition.Bound(Seat.Constituency.ASSOCIATION, 80, 100)));
        for (var i = 0; i < ENTITIES.size(); i++) {
            seat(board, "E" + (i + 1), Seat.Constituency.ASSOCIATION, ENTITIES.get(i), "member" + (i + 1));
        }
        accounts.grant(account("secretary"), Role.SECRETARY, board);
        accounts.grant(account("member1"), Role.CHAIR, board);
        begin(board);

        var group = found(
                GROUP,
                Body.Kind.GROUP,
                board,
                Map.of(
                        "es",
                        "Grupo de trabajo de Empleo",
                        "en",
                        "Thematic group on work",
                        "ar",
                        "مجموعة العمل المعنية بالتشغيل"),
                Map.of(
                        "es", "Acerca a las empresas y a quienes buscan trabajo.",
                        "en", "Brings companies and people who look for work closer to each other.",
                        "ar", "تقرّب بين الشركات والباحثين عن عمل."),
                31,
                Quorum.Share.HALF,
                3,
                List.of(
                        new Composition.Bound(Seat.Constituency.EMPLOYER, 20, 50),
                        new Composition.Bound(Seat.Constituency.ASSOCIATION, 30, 70)));
        for (var i = 0; i < 5; i++) {
            seat(group, "A" + (i + 1), Seat.Constituency.ASSOCIATION, ENTITIES.get(i + 15), "member" + (i + 16));
        }
        seat(group, "E1", Seat.Constituency.EMPLOYER, "cobo-calleja-business-park", "member30");
        seat(group, "R1", Seat.Constituency.RESIDENT, null, "member24");
        accounts.grant(account("secretary-work"), Role.SECRETARY, group);
        begin(group);

        found(
                "youth-council",
                Body.Kind.PANEL,
                null,
                Map.of("es", "Consejo Joven", "en", "Youth council", "ar", "مجلس الشباب"),
                Map.of("es", "En preparación.", "en", "In preparation.", "ar", "قيد الإعداد."),
                31,
                Quorum.Share.HALF,
                3,
                List.of());
    }

    private UUID found(
            String slug,
            Body.Kind kind,
            @Nullable UUID parent,
            Map<String, String> name,
            Map<String, String> remit,
            int cadence,
            Quorum.Share share,
            int count,
            List<Composition.Bound> bounds) {
        var body = bodies.found(
                new Bodies.Draught(slug, kind, parent, written(name), written(remit), null, Body.Openness.MIXED),
                coordinator());
        var usual = Rulebook.usual(body, municipality.today());
        bodies.adoptRules(
                new Rulebook(
                        usual.id(),
                        body,
                        0,
                        municipality.today(),
                        7,
                        cadence,
                        share,
                        count,
                        Rulebook.Majority.CAST_SIMPLE,
                        Rulebook.Ballot.SHOW_OF_HANDS,
                        10,
                        7,
                        5,
                        20,
                        10,
                        20,
                        usual.dayKind(),
                        usual.ladder(),
                        bounds),
                coordinator());
        return body;
    }

    private void seat(UUID body, String label, Seat.Constituency of, @Nullable String organisation, String holder) {
        var organised = organisation == null
                ? null
                : directory.findOrganisation(organisation).orElseThrow().id();
        var seat = seats.open(body, label, of, organised, true, municipality.today(), coordinator());
        seats.give(seat, account(holder), Mandate.Part.HOLDER, municipality.today(), null, coordinator());
    }

    private void begin(UUID body) {
        bodies.stand(body, Body.Standing.ACTIVE, bodies.get(body).version(), coordinator());
    }

    /** The holder leaves in the middle of the month; the successor begins the day after. The deputy stays. */
    private void aSeatChangesHands() {
        var body = body(PANEL);
        var seat = seats.openOn(body, municipality.today()).getFirst();
        var leaving = seats.mandatesOf(seat.id()).stream()
                .filter(it -> it.part() == Mandate.Part.HOLDER)
                .findFirst()
                .orElseThrow();
        seats.end(leaving.id(), municipality.today(), leaving.version(), coordinator());
        seats.give(
                seat.id(),
                account("successor1"),
                Mandate.Part.HOLDER,
                municipality.today().plusDays(1),
                null,
                coordinator());
    }

    // --- meeting ---

    /** Planned three weeks before, convened nine days before, held, minuted and circulated. */
    private void meet(
            List<Scene> scenes,
            String slug,
            String on,
            int present,
            Map<String, String> inform,
            Map<String, String> consult,
            int turn) {
        var day = LocalDate.parse(on);
        scenes.add(scene(slug, day.minusDays(21), "10:00", () -> plan(slug, on, inform, consult)));
        scenes.add(scene(slug, day.minusDays(9), "10:00", () -> convene(slug)));
        scenes.add(scene(slug, day, "18:00", () -> open(slug)));
        scenes.add(scene(slug, day, "18:05", () -> present(slug, present, false)));
        scenes.add(scene(slug, day, "19:00", () -> deal(slug, turn)));
        scenes.add(scene(slug, day, "20:00", () -> close(slug)));
        scenes.add(scene(slug, day.plusDays(5), "10:00", () -> circulate(slug)));
    }

    private void plan(String slug, String on, Map<String, String> inform, Map<String, String> consult) {
        var day = LocalDate.parse(on);
        var evening = slug.equals(GROUP) ? LocalTime.of(17, 30) : LocalTime.of(18, 0);
        var place = CurrentCity.slug().equals("levadia") ? "Κέντρο Κοινότητας Λιβαδειάς" : "Casa de la Convivencia";
        var lines = new ArrayList<>(List.of(
                Agendas.Line.of(ItemKind.INFORM, written(inform), 20),
                Agendas.Line.of(ItemKind.CONSULT, written(consult), 30)));
        if (on.equals("2025-11-13") || on.equals("2026-02-10") || on.equals("2026-05-12") || on.equals("2026-02-26")) {
            lines.add(Agendas.Line.of(ItemKind.DECIDE, written(SATURDAYS), 10));
        }
        meetings.plan(
                body(slug),
                new Meetings.Plan(
                        day.atTime(evening),
                        day.atTime(evening.plusHours(2)),
                        Meeting.Mode.HYBRID,
                        place,
                        "https://meet.example/" + slug,
                        municipality.languages().stream()
                                .map(it -> it.tag())
                                .limit(3)
                                .toList(),
                        Set.of(Meeting.Support.INTERPRETER, Meeting.Support.CHILDCARE)),
                lines,
                secretary(slug));
    }

    private void convene(String slug) {
        meetings.convene(first(slug, Meeting.Stage.PLANNED).id(), secretary(slug));
    }

    private void cancelForEaster() {
        meetings.cancel(
                first(PANEL, Meeting.Stage.CONVENED).id(),
                written(Map.of(
                        "el",
                        "Η εβδομάδα μετά το Πάσχα δεν βολεύει κανέναν· θα βρεθούμε μία εβδομάδα αργότερα.",
                        "en",
                        "The week after Easter suits nobody; we meet a week later.",
                        "ar",
                        "الأسبوع الذي يلي الفصح لا يناسب أحدًا؛ نلتقي بعده بأسبوع.",
                        "sq",
                        "Java pas Pashkëve nuk i vjen për mbarë askujt; takohemi një javë më vonë.")),
                secretary(PANEL));
    }

    private void open(String slug) {
        meetings.open(first(slug, Meeting.Stage.CONVENED).id(), secretary(slug));
    }

    /** The first so many holders come, every fourth of them by video; the others are excused. */
    private void present(String slug, int present, boolean deputyByVideo) {
        var meeting = first(slug, Meeting.Stage.IN_SESSION);
        var presences = new HashMap<UUID, Presence>();
        var n = 0;
        var sitting = seats.openOn(meeting.body(), municipality.today()).reversed();
        for (var seat : sitting) {
            for (var mandate : seats.mandatesOn(meeting.body(), municipality.today())) {
                if (mandate.seat().equals(seat.id()) && mandate.part() == Mandate.Part.HOLDER) {
                    presences.put(
                            mandate.id(),
                            n >= present ? Presence.EXCUSED : n % 4 == 3 ? Presence.REMOTE : Presence.ROOM);
                    n++;
                } else if (mandate.seat().equals(seat.id())) {
                    presences.put(mandate.id(), deputyByVideo ? Presence.REMOTE : Presence.ABSENT);
                }
            }
        }
        attendances.note(meeting.id(), meeting.body(), presences, 6, secretary(slug));
    }

    private void tryToDecide(String slug) {
        var meeting = first(slug, Meeting.Stage.IN_SESSION);
        toDecide(meeting).findFirst().ifPresent(item -> decisions.quorumFor(item.id(), secretary(slug)));
    }

    /** Goes through the agenda: hears, consults, and decides what can be decided. */
    private void deal(String slug, int turn) {
        var meeting = first(slug, Meeting.Stage.IN_SESSION);
        var by = secretary(slug);
        for (var item : agendas.of(meeting.id()).stream().filter(Item::left).toList()) {
            if (item.kind() != ItemKind.DECIDE) {
                minutes.note(item.id(), written(SAID), true, by);
            }
        }
        for (var item : toDecide(meeting).toList()) {
            if (decisions.quorumFor(item.id(), by)) {
                var there = attendances.quorum(meeting).present();
                // What the bodies ask of themselves is not carried; the panel, eight of them that evening, is split in
                // half.
                var against = item.subject() == null
                        ? there / 2 + (slug.equals(PANEL) ? 0 : 1)
                        : Math.min(turn % 3, there / 3);
                var abstained = item.subject() == null ? 0 : Math.min((turn + 1) % 2, there - against);
                var vote = decisions.open(item.id(), null, Rulebook.Ballot.SHOW_OF_HANDS, by);
                decisions.tally(vote, there - against - abstained, against, abstained, by);
            }
        }
    }

    private Stream<Item> toDecide(Meeting meeting) {
        return agendas.of(meeting.id()).stream().filter(it -> it.kind() == ItemKind.DECIDE && it.left());
    }

    private void close(String slug) {
        meetings.close(first(slug, Meeting.Stage.IN_SESSION).id(), secretary(slug));
    }

    private void circulate(String slug) {
        meetings.known(body(slug)).stream()
                .filter(it -> it.stage() == Meeting.Stage.HELD)
                .filter(it -> minutes.get(it.id()).state() == Minutes.State.DRAFT)
                .forEach(it -> minutes.circulate(it.id(), secretary(slug)));
    }

    private void correctTheMinutes() {
        meetings.known(body(PANEL)).stream()
                .filter(it -> minutes.find(it.id())
                        .filter(book -> book.state() == Minutes.State.ADOPTED)
                        .isPresent())
                .findFirst()
                .ifPresent(it -> minutes.erratum(
                        it.id(),
                        written(Map.of(
                                "el",
                                "Το όνομα της αίθουσας γράφτηκε λάθος: η συνεδρίαση έγινε στη μεγάλη αίθουσα.",
                                "en",
                                "The name of the room was wrong: the meeting took place in the large hall.",
                                "ar",
                                "ورد اسم القاعة خطأً: عُقد الاجتماع في القاعة الكبرى.",
                                "sq",
                                "Emri i sallës ishte shënuar gabim: mbledhja u bë në sallën e madhe.")),
                        secretary(PANEL)));
    }

    private Meeting first(String slug, Meeting.Stage stage) {
        var of = stage == Meeting.Stage.PLANNED ? meetings.planned(body(slug)) : meetings.known(body(slug));
        return of.stream()
                .filter(it -> it.stage() == stage)
                .min(java.util.Comparator.comparing(Meeting::startsAt))
                .orElseThrow(() -> new IllegalStateException("No meeting of " + slug + " is " + stage));
    }

    // --- who and where ---

    private UUID body(String slug) {
        return bodies.findBySlug(slug).orElseThrow().id();
    }

    private UUID account(String who) {
        return accounts.byAddress(who + "@" + CurrentCity.slug() + ".example")
                .orElseThrow()
                .id();
    }

    private Visitor coordinator() {
        return visitor("coordinator", new Grant(Role.COORDINATOR, null));
    }

    private Visitor secretary(String slug) {
        return visitor(slug.equals(GROUP) ? "secretary-work" : "secretary", new Grant(Role.SECRETARY, body(slug)));
    }

    private Visitor visitor(String who, Grant grant) {
        var account = accounts.get(account(who));
        return new Visitor(account.id(), account.name(), Set.of(grant), true);
    }

    /** In the languages of the city at work, its main one first. */
    private Written written(Map<String, String> words) {
        var languages = municipality.languages().stream().map(it -> it.tag()).toList();
        var own = new HashMap<>(words);
        own.keySet().retainAll(languages);
        return Written.of(own.containsKey(languages.getFirst()) ? languages.getFirst() : "en", own);
    }

    private static Scene levadia(String day, String time, Runnable play) {
        return new Scene("levadia", ATHENS, LocalDate.parse(day), LocalTime.parse(time), play);
    }

    private static Scene fuenlabrada(String day, String time, Runnable play) {
        return new Scene("fuenlabrada", MADRID, LocalDate.parse(day), LocalTime.parse(time), play);
    }

    private static Scene scene(String slug, LocalDate day, String time, Runnable play) {
        return slug.equals(PANEL) ? levadia(day.toString(), time, play) : fuenlabrada(day.toString(), time, play);
    }
}
