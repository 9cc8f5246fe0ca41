package city.koinon.act.guide;

import city.koinon.act.services.Service;
import city.koinon.act.services.Services;
import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.DemonstrationData;
import city.koinon.platform.kernel.DemonstrationEntry;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Manuscript;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Origin;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Levadia's guide, written down in the files beside this class, in Greek and five other languages. Some articles were written anew since,
 * so that translations lag behind; a machine made some, an association others, and some nobody has made.
 */
@Component
class GuideDemonstration implements DemonstrationData {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final LocalDate PUBLISHED = LocalDate.of(2026, 3, 9);
    private static final LocalDate CHANGED = LocalDate.of(2026, 4, 14);
    private static final LocalDate NOW = LocalDate.of(2026, 5, 11);
    private static final List<String> LANGUAGES = List.of("el", "en", "ar", "sq", "ro", "uk");
    private static final String OFFICE = "community-centre";

    private final Articles articles;
    private final Drafts drafts;
    private final Announcements announcements;
    private final Services services;
    private final Directory directory;
    private final Accounts accounts;
    private final Texts texts;
    private final Manuscripts manuscripts;

    GuideDemonstration(
            Articles articles,
            Drafts drafts,
            Announcements announcements,
            Services services,
            Directory directory,
            Accounts accounts,
            Texts texts,
            Manuscripts manuscripts) {
        this.articles = articles;
        this.drafts = drafts;
        this.announcements = announcements;
        this.services = services;
        this.directory = directory;
        this.accounts = accounts;
        this.texts = texts;
        this.manuscripts = manuscripts;
    }

    @Override
    public Stream<Scene> scenes() {
        return Stream.of(
                new Scene("levadia", ATHENS, PUBLISHED, LocalTime.of(10, 0), this::publish),
                new Scene("levadia", ATHENS, CHANGED, LocalTime.of(10, 0), this::writeAnew),
                new Scene("levadia", ATHENS, NOW, LocalTime.of(9, 15), this::announce));
    }

    private void publish() {
        for (var told : DemonstrationEntry.each(GuideDemonstration.class)) {
            var id = Ids.next();
            articles.publish(id, draft(told, true), true, editor());
            translate(id, told, told.has("earlier") ? told.list("stale") : LANGUAGES);
        }
    }

    private void writeAnew() {
        for (var told : DemonstrationEntry.each(GuideDemonstration.class)) {
            if (told.has("earlier")) {
                var id = articles.findBySlug(told.text("slug")).orElseThrow().id();
                articles.publish(id, draft(told, false), true, editor());
                var behind = told.list("stale");
                translate(
                        id,
                        told,
                        LANGUAGES.stream().filter(it -> !behind.contains(it)).toList());
            }
        }
    }

    private void announce() {
        announcements.make(
                new Announcements.Draft(
                        Topic.RESIDENCE,
                        Written.of(
                                "el",
                                Map.of(
                                        "el", "Το ΚΕΠ κλείνει νωρίτερα αυτή την εβδομάδα",
                                        "en", "The Citizens’ Service Centre closes early this week",
                                        "ar", "مركز خدمة المواطنين يغلق مبكرًا هذا الأسبوع",
                                        "sq", "Qendra e shërbimit për qytetarët mbyllet më herët këtë javë",
                                        "ro",
                                                "Centrul de servicii pentru cetățeni închide mai devreme săptămâna aceasta")),
                        Written.of(
                                "el",
                                Map.of(
                                        "el",
                                                "Έως και την Παρασκευή το ΚΕΠ δέχεται το κοινό μόνο μέχρι τις 13:00, γιατί ανακαινίζεται η είσοδος.",
                                        "en",
                                                "Until Friday the Citizens’ Service Centre is open to the public only until 13:00, because its entrance is being rebuilt.",
                                        "ar",
                                                "يستقبل مركز خدمة المواطنين الجمهور حتى الساعة 13:00 فقط إلى غاية يوم الجمعة، بسبب تجديد المدخل.",
                                        "sq",
                                                "Deri të premten qendra e shërbimit për qytetarët pret publikun vetëm deri në orën 13:00, sepse po rinovohet hyrja.",
                                        "ro",
                                                "Până vineri, centrul de servicii pentru cetățeni primește publicul doar până la ora 13:00, deoarece intrarea este în renovare.")),
                        NOW,
                        NOW.plusDays(4)),
                editor());
        announcements.make(
                new Announcements.Draft(
                        null,
                        Written.of(
                                "el",
                                Map.of(
                                        "el", "Αργία του Αγίου Πνεύματος",
                                        "en", "Public holiday: Whit Monday",
                                        "ar", "عطلة رسمية: اثنين العنصرة",
                                        "sq", "Festë zyrtare: e hëna e Rrëshajëve",
                                        "ro", "Zi liberă: a doua zi de Rusalii",
                                        "uk", "Вихідний день: понеділок після Трійці")),
                        Written.of(
                                "el",
                                Map.of(
                                        "el", "Τη Δευτέρα 1 Ιουνίου οι υπηρεσίες του δήμου είναι κλειστές.",
                                        "en", "On Monday 1 June the services of the municipality are closed.",
                                        "ar", "تغلق مكاتب البلدية يوم الاثنين 1 حزيران.",
                                        "sq", "Të hënën më 1 qershor shërbimet e bashkisë janë të mbyllura.",
                                        "ro", "Luni, 1 iunie, serviciile primăriei sunt închise.",
                                        "uk", "У понеділок, 1 червня, служби муніципалітету зачинені.")),
                        LocalDate.of(2026, 6, 1),
                        LocalDate.of(2026, 6, 1)),
                editor());
        begin();
    }

    /** Something an editor has begun and not published yet. */
    private void begin() {
        var first = articles.published().getFirst();
        var standing = drafts.standing(first);
        drafts.save(
                first.id(),
                new ArticleDraft(
                        standing.slug(),
                        standing.topic(),
                        standing.language(),
                        standing.title(),
                        standing.summary(),
                        standing.body() + "\n\n! Από τον Ιούνιο θα χρειάζεται ραντεβού.",
                        standing.critical(),
                        standing.sample(),
                        standing.office(),
                        standing.services()),
                0,
                first.version(),
                editor());
    }

    private ArticleDraft draft(DemonstrationEntry told, boolean earlier) {
        var source = told.text("source");
        var words = told.entry(source);
        var before = told.entry("earlier");
        var kinds = told.list("blocks");
        var blocks = words.list("blocks");
        var parts = new ArrayList<Body.Part>();
        for (var at = 0; at < kinds.size(); at++) {
            var former = earlier ? before.optional(String.valueOf(at)) : null;
            parts.add(new Body.Part(Kind.valueOf(kinds.get(at)), former == null ? blocks.get(at) : former));
        }
        return new ArticleDraft(
                told.text("slug"),
                told.choice("topic", Topic.class),
                source,
                words.text("title"),
                words.text("summary"),
                Body.write(parts),
                told.is("critical"),
                told.is("sample"),
                directory.findOffice(OFFICE).orElseThrow().id(),
                told.list("services").stream()
                        .map(services::findBySlug)
                        .flatMap(Optional::stream)
                        .map(Service::id)
                        .toList());
    }

    private void translate(UUID id, DemonstrationEntry told, List<String> languages) {
        var article = articles.get(id);
        for (var lang : languages) {
            if (lang.equals(told.text("source")) || !told.has(lang)) {
                continue;
            }
            var words = told.entry(lang);
            render(article.title(), lang, words.text("title"), told);
            render(article.summary(), lang, words.text("summary"), told);
            var blocks = words.list("blocks");
            for (var at = 0; at < blocks.size(); at++) {
                if (!blocks.get(at).isEmpty()) {
                    render(article.blocks().get(at).words(), lang, blocks.get(at), told);
                }
            }
        }
        manuscripts.publish(new Manuscript(Article.KIND, id, article.path(), article.critical(), article.texts()));
    }

    private void render(UUID text, String lang, String value, DemonstrationEntry told) {
        var community = told.entry("community").optional(lang);
        if (told.list("machine").contains(lang)) {
            texts.render(text, lang, value, Origin.MACHINE, null);
        } else {
            texts.render(text, lang, value, community == null ? Origin.HUMAN : Origin.COMMUNITY, community);
        }
    }

    private Visitor editor() {
        var account =
                accounts.byAddress("editor@" + CurrentCity.slug() + ".example").orElseThrow();
        return new Visitor(account.id(), account.name(), Set.of(new Grant(Role.EDITOR, null)), true);
    }
}
