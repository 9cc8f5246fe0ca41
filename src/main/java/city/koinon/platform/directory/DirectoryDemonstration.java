package city.koinon.platform.directory;

import city.koinon.platform.identity.AccountView;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.DemonstrationData;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Names;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The offices of the two cities, who holds them, and the organisations that sit in their bodies. */
@Component
class DirectoryDemonstration implements DemonstrationData {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final LocalDate BEGINNING = LocalDate.of(2025, 9, 1);
    private static final LocalDate ELECTED = LocalDate.of(2024, 1, 1);

    /** Associations of Fuenlabrada's board besides the cultural ones: what they are, not who they are. */
    private static final String[][] ENTITIES = {
        {"Asociación de Vecinos El Naranjo", "El Naranjo Neighbourhood Association"},
        {"Asociación de Vecinos La Avanzada", "La Avanzada Neighbourhood Association"},
        {"Asociación de Vecinos El Arroyo", "El Arroyo Neighbourhood Association"},
        {"Asociación de Vecinos Loranca", "Loranca Neighbourhood Association"},
        {"Asociación de Vecinos Cerro Molino", "Cerro Molino Neighbourhood Association"},
        {"Club Deportivo Fuenlabrada Diversa", "Fuenlabrada Diversa Sports Club"},
        {"Club de Atletismo del Sur", "Athletics Club of the South"},
        {"Escuela de Fútbol de Barrio", "Neighbourhood Football School"},
        {"Casa de Andalucía", "House of Andalusia"},
        {"Casa de Extremadura", "House of Extremadura"},
        {"Centro Castellano", "Castilian Centre"},
        {"Comunidad Islámica de Fuenlabrada", "Islamic Community of Fuenlabrada"},
        {"Parroquia de San Esteban", "Parish of San Esteban"},
        {"Iglesia Ortodoxa de la Trinidad", "Orthodox Church of the Trinity"},
        {"Iglesia Evangélica Vida Nueva", "New Life Evangelical Church"},
        {"Asociación Marroquí Atlas", "Atlas Moroccan Association"},
        {"Asociación Rumana Dacia", "Dacia Romanian Association"},
        {"Asociación Nigeriana Unidad", "Unity Nigerian Association"},
        {"Asociación China del Sur de Madrid", "Chinese Association of Southern Madrid"},
        {"Asociación Peruana Inti", "Inti Peruvian Association"},
        {"Asociación Ucraniana Girasol", "Sunflower Ukrainian Association"},
        {"Asociación Senegalesa Teranga", "Teranga Senegalese Association"},
        {"Mujeres por la Convivencia", "Women for Coexistence"},
        {"Jóvenes Segunda Generación", "Second Generation Youth"},
        {"Asociación de Madres y Padres del Sur", "Parents’ Association of the South"},
        {"Red de Apoyo Escolar", "School Support Network"},
        {"Voluntariado de Acogida", "Welcome Volunteers"},
        {"Asociación Gitana Romipen", "Romipen Roma Association"},
        {"Foro de Mayores", "Older People’s Forum"},
        {"Asociación de Comerciantes", "Traders’ Association"},
        {"Colectivo Cultural Puente", "Puente Cultural Collective"}
    };

    private final Directory directory;
    private final Accounts accounts;

    DirectoryDemonstration(Directory directory, Accounts accounts) {
        this.directory = directory;
        this.accounts = accounts;
    }

    @Override
    public Stream<Scene> scenes() {
        return Stream.of(
                new Scene("levadia", ATHENS, BEGINNING, LocalTime.of(10, 0), this::levadia),
                new Scene("fuenlabrada", MADRID, BEGINNING, LocalTime.of(10, 0), this::fuenlabrada),
                new Scene(
                        "levadia",
                        ATHENS,
                        LocalDate.of(2026, 1, 20),
                        LocalTime.of(9, 0),
                        this::technicalServicesChangeHands),
                new Scene(
                        "fuenlabrada",
                        MADRID,
                        LocalDate.of(2026, 2, 20),
                        LocalTime.of(9, 0),
                        this::housingFallsVacant));
    }

    private void levadia() {
        var mayor = greek("Mayor", "Δήμαρχος", "رئيس البلدية", "Kryetari i Bashkisë", Level.CITY, null, false, "mayor");
        var social = greek(
                "Deputy Mayor for Social Policy",
                "Αντιδήμαρχος Κοινωνικής Πολιτικής",
                "نائب رئيس البلدية للسياسة الاجتماعية",
                "Nënkryetari për Politikën Sociale",
                Level.CITY,
                mayor,
                false,
                "deputy-social");
        var services = greek(
                "Social Services",
                "Κοινωνική Υπηρεσία",
                "الخدمات الاجتماعية",
                "Shërbimet Sociale",
                Level.CITY,
                social,
                false,
                "social-services");
        greek(
                "Community Centre",
                "Κέντρο Κοινότητας",
                "مركز المجتمع",
                "Qendra Komunitare",
                Level.CITY,
                services,
                false,
                "community-centre");
        greek(
                "Deputy Mayor for Education and Culture",
                "Αντιδήμαρχος Παιδείας και Πολιτισμού",
                "نائب رئيس البلدية للتعليم والثقافة",
                "Nënkryetari për Arsimin dhe Kulturën",
                Level.CITY,
                mayor,
                false,
                "deputy-education");
        var technical = greek(
                "Technical Services",
                "Τεχνική Υπηρεσία",
                "المصالح التقنية",
                "Shërbimet Teknike",
                Level.CITY,
                mayor,
                false,
                null);
        holds(technical, "technical-old", ELECTED, null);
        greek(
                "Region of Central Greece",
                "Περιφέρεια Στερεάς Ελλάδας",
                "إقليم وسط اليونان",
                null,
                Level.REGION,
                null,
                true,
                null);
        holds(slug("region-of-central-greece"), "Αγγελική Φωτίου", ELECTED);
        greek(
                "Public Employment Service, Levadia",
                "Δημόσια Υπηρεσία Απασχόλησης, Λιβαδειά",
                "هيئة التشغيل العمومية، ليفاديا",
                null,
                Level.STATE,
                null,
                true,
                "employment-service");
        greek("Health Centre", "Κέντρο Υγείας", "المركز الصحي", "Qendra Shëndetësore", Level.STATE, null, true, null);
        clerk("clerk-social", social);
        clerk("clerk-social", services);

        organisation(
                Organisation.Kind.ASSOCIATION,
                names(
                        "el",
                        "Αλβανικός Πολιτιστικός Σύλλογος",
                        "Albanian Cultural Association",
                        "الجمعية الثقافية الألبانية"));
        organisation(
                Organisation.Kind.ASSOCIATION,
                names(
                        "el",
                        "Σύλλογος Ρουμάνων Βοιωτίας",
                        "Romanian Association of Boeotia",
                        "جمعية الرومانيين في بيوتيا"));
        var families = organisation(
                Organisation.Kind.ASSOCIATION,
                names(
                        "el",
                        "Κύκλος Οικογενειών από τη Συρία",
                        "Circle of Families from Syria",
                        "حلقة العائلات السورية"));
        accounts.grant(account("translator").id(), Role.TRANSLATOR, families);
        organisation(
                Organisation.Kind.ASSOCIATION, names("el", "Εργαστήρι Γυναικών", "Women’s Workshop", "ورشة النساء"));
        organisation(
                Organisation.Kind.EMPLOYER,
                names(
                        "el",
                        "Αγροτικός Συνεταιρισμός Κωπαΐδας",
                        "Kopaida Agricultural Cooperative",
                        "تعاونية كوبايدا الزراعية"));
        organisation(
                Organisation.Kind.SCHOOL,
                names("el", "5ο Δημοτικό Σχολείο", "Fifth Primary School", "المدرسة الابتدائية الخامسة"));
        organisation(Organisation.Kind.NGO, names("el", "Αλληλεγγύη Πόλης", "City Solidarity", "تضامن المدينة"));
    }

    private void fuenlabrada() {
        var mayor = spanish("Mayor’s Office", "Alcaldía", "رئاسة البلدية", Level.CITY, null, false, "mayor");
        spanish(
                "Social Welfare",
                "Concejalía de Bienestar Social",
                "الرعاية الاجتماعية",
                Level.CITY,
                mayor,
                false,
                "social-welfare");
        var employment =
                spanish("Employment", "Concejalía de Empleo", "التشغيل", Level.CITY, mayor, false, "employment");
        var education =
                spanish("Education", "Concejalía de Educación", "التعليم", Level.CITY, mayor, false, "education");
        spanish("Youth", "Concejalía de Juventud", "الشباب", Level.CITY, education, false, "youth");
        var housing = spanish("Housing", "Concejalía de Vivienda", "الإسكان", Level.CITY, mayor, false, null);
        directory.beginTerm(housing, "Fernando Crespo Luna", null, ELECTED, null, coordinator());
        spanish("Community of Madrid", "Comunidad de Madrid", "إقليم مدريد", Level.REGION, null, true, null);
        holds(slug("community-of-madrid"), "Belén Santos Arias", ELECTED);
        spanish(
                "National Police, Aliens Office",
                "Policía Nacional, Extranjería",
                "الشرطة الوطنية، مكتب الأجانب",
                Level.STATE,
                null,
                true,
                null);
        clerk("clerk-employment", employment);
        for (var entity : ENTITIES) {
            organisation(Organisation.Kind.ASSOCIATION, names("es", entity[0], entity[1], null));
        }
        organisation(
                Organisation.Kind.EMPLOYER, names("es", "Polígono Cobo Calleja", "Cobo Calleja Business Park", null));
    }

    private void technicalServicesChangeHands() {
        var office = slug("technical-services");
        var term = directory.termOn(office, LocalDate.of(2026, 1, 20)).orElseThrow();
        directory.endTerm(term.id(), LocalDate.of(2026, 1, 31), term.version(), coordinator());
        holds(office, "technical", LocalDate.of(2026, 2, 1), null);
    }

    private void housingFallsVacant() {
        var term = directory.termOn(slug("housing"), LocalDate.of(2026, 2, 20)).orElseThrow();
        directory.endTerm(term.id(), LocalDate.of(2026, 2, 28), term.version(), coordinator());
    }

    private UUID greek(
            String en,
            String el,
            String ar,
            @Nullable String sq,
            Level level,
            @Nullable UUID superior,
            boolean external,
            @Nullable String holder) {
        var name = names("el", el, en, ar);
        if (sq != null) {
            name.put("sq", sq);
        }
        return office(name, level, superior, external, holder);
    }

    private UUID spanish(
            String en,
            String es,
            String ar,
            Level level,
            @Nullable UUID superior,
            boolean external,
            @Nullable String holder) {
        return office(names("es", es, en, ar), level, superior, external, holder);
    }

    private UUID office(
            Map<String, String> name, Level level, @Nullable UUID superior, boolean external, @Nullable String holder) {
        var contact = Names.in(name, "en").toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", ".") + "@"
                + CurrentCity.slug() + ".example";
        var office = directory.addOffice(new OfficeDraft(name, level, superior, contact, external), coordinator());
        if (holder != null) {
            holds(office, holder, ELECTED, null);
        }
        return office;
    }

    private void holds(UUID office, String who, LocalDate from, @Nullable LocalDate to) {
        var account = account(who);
        directory.beginTerm(office, account.name(), account.id(), from, to, coordinator());
    }

    /** Somebody of another level of government, without an account here. */
    private void holds(UUID office, String person, LocalDate from) {
        directory.beginTerm(office, person, null, from, null, coordinator());
    }

    private void clerk(String who, UUID office) {
        accounts.grant(account(who).id(), Role.CLERK, office);
    }

    private AccountView account(String who) {
        return accounts.byAddress(who + "@" + CurrentCity.slug() + ".example").orElseThrow();
    }

    private Visitor coordinator() {
        var account = account("coordinator");
        return new Visitor(account.id(), account.name(), Set.of(new Grant(Role.COORDINATOR, null)), true);
    }

    private UUID slug(String slug) {
        return directory.findOffice(slug).orElseThrow().id();
    }

    private UUID organisation(Organisation.Kind kind, Map<String, String> name) {
        return directory.addOrganisation(new OrganisationDraft(name, kind, Level.CITY, "", null), coordinator());
    }

    private static Map<String, String> names(String source, String own, String en, @Nullable String ar) {
        var names = new LinkedHashMap<String, String>();
        names.put(source, own);
        names.put("en", en);
        if (ar != null) {
            names.put("ar", ar);
        }
        return names;
    }
}
