package city.koinon.act.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.CityTest;
import city.koinon.SmallCity;
import city.koinon.Visitors;
import city.koinon.Wanderer;
import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Origin;
import city.koinon.platform.texts.State;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An editor writes the guide of a city, and people read it in languages it was and was not translated into. */
@CityTest
class GuideTest {

    static final Visitor EDITOR = new Visitor(Ids.next(), "Vasilis Editor", Set.of(new Grant(Role.EDITOR, null)), true);

    private static final String BODY = """
            Whoever moves here says so within eight days.

            # What to bring
            - your passport
            - the contract of your flat

            ! Call 22610 99000 before you come.
            """;

    @LocalServerPort
    int port;

    @Autowired
    Municipality municipality;

    @Autowired
    Directory directory;

    @Autowired
    Accounts accounts;

    @Autowired
    Articles articles;

    @Autowired
    Drafts drafts;

    @Autowired
    Announcements announcements;

    @Autowired
    EndAnnouncements over;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Texts texts;

    @Autowired
    Manuscripts manuscripts;

    @Autowired
    MovableClock clock;

    @Autowired
    TransactionTemplate transaction;

    private final String city = "guide-" + UUID.randomUUID().toString().substring(0, 8);
    private UUID office = UUID.randomUUID();
    private Wanderer reader = new Wanderer(0);

    @BeforeEach
    void foundTheCity() {
        CurrentCity.run(
                "league",
                () -> municipality.create(SmallCity.of(city, Map.of("en", "Levadia"), "en", "el", "ar", "sq")));
        office = in(() -> directory.addOffice(
                new OfficeDraft(Map.of("en", "Community Centre"), Level.CITY, null, "", false), Visitors.COORDINATOR));
        reader = new Wanderer(port);
    }

    @AfterEach
    void putTheClockRight() {
        clock.offset(Duration.ZERO);
    }

    @Test
    void showsEachPartInTheReadersLanguageAndTheRestInTheOriginalMarkedAsSuch() {
        var article = published("register", BODY, false);
        translate(article, "ar", Map.of(0, "سجّلوا عنوانكم", 1, "خلال ثمانية أيام", 2, "من ينتقل إلى هنا يبلّغ بذلك."));

        var page = Wanderer.read(reader.get("/" + city + "/ar/guide/register"));

        assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.select("h1").attr("lang")).isEqualTo("ar");
        assertThat(page.select("article > p[lang=ar][dir=rtl]").eachText()).contains("من ينتقل إلى هنا يبلّغ بذلك.");
        assertThat(page.select("article > h2[lang=en][dir=ltr]").text()).isEqualTo("What to bring");
        assertThat(page.select("article .k-mark-note"))
                .as("parts nobody has translated")
                .hasSize(3);
        assertThat(page.select("a[href='tel:2261099000'] bdi[dir=ltr]").text()).isEqualTo("22610 99000");
    }

    @Test
    void namesInItsHeadOnlyTheLanguagesInWhichItCanBeRead() {
        var article = published("register", BODY, false);
        translate(article, "ar", Map.of(0, "سجّلوا عنوانكم"));

        var page = Wanderer.read(reader.get("/" + city + "/en/guide/register"));
        var map = reader.sitemap(city).html();

        assertThat(page.select(".k-onpaper").text()).startsWith("As of ").endsWith("/" + city + "/en/guide/register");
        assertThat(page.select("link[rel=alternate][hreflang]").eachAttr("hreflang"))
                .containsExactly("en", "ar");
        assertThat(map).contains("/" + city + "/ar/guide/register").doesNotContain("/" + city + "/sq/guide/register");
        assertThat(Wanderer.read(reader.get("/" + city + "/sq/guide"))
                        .select("main")
                        .text())
                .contains("Not yet in your language");
    }

    @Test
    void makesTranslationsOutdatedWhereTheMeaningChangedAndOnlyThere() {
        var article = published("register", BODY, true);
        var words = article.blocks();
        for (var part : article.texts()) {
            in(() -> {
                texts.render(part, "el", "Στα ελληνικά " + part, Origin.HUMAN, null);
                return 0;
            });
        }
        rewrite(article, BODY.replace("eight days", "ten days"), true);

        var now = in(() -> articles.get(article.id()));
        assertThat(now.blocks()).isEqualTo(words);
        assertThat(in(() -> texts.get(words.get(0).words()).state("el"))).isEqualTo(State.STALE);
        assertThat(in(() -> texts.get(words.get(2).words()).state("el"))).isEqualTo(State.CURRENT);
        assertThat(in(() -> manuscripts.states(Article.KIND, article.id()).get("el")))
                .isEqualTo(State.STALE);
        var page = Wanderer.read(reader.get("/" + city + "/el/guide/register"));
        assertThat(page.select("article > p[lang=en]").text()).contains("ten days");
        assertThat(page.select("details.k-earlier [lang=el]").text()).contains("Στα ελληνικά");
    }

    @Test
    void leavesTranslationsAsTheyAreWhereOnlyTheWordingChanged() {
        var article = published("register", BODY, true);
        for (var part : article.texts()) {
            in(() -> {
                texts.render(part, "el", "Στα ελληνικά", Origin.HUMAN, null);
                return 0;
            });
        }
        var before = in(() -> articles.get(article.id())).changedAt();
        rewrite(article, BODY.replace("says so", "tells the office"), false);

        assertThat(in(() -> manuscripts.states(Article.KIND, article.id()).get("el")))
                .isEqualTo(State.CURRENT);
        assertThat(in(() -> articles.get(article.id())).changedAt()).isEqualTo(before);
    }

    @Test
    void showsNobodyWhatIsNotPublished() {
        in(() -> {
            drafts.save(Ids.next(), draft("secret", "Not yet"), 0, null, EDITOR);
            return 0;
        });

        assertThat(reader.get("/" + city + "/en/guide/secret").statusCode()).isEqualTo(404);
        assertThat(reader.get("/" + city + "/en/guide/drafts").statusCode()).isNotEqualTo(200);
        for (var path :
                List.of("/en/guide", "/en/guide.json", "/en/guide.atom", "/sitemap-en-1.xml", "/en/search?q=secret")) {
            assertThat(reader.get("/" + city + path).body()).as(path).doesNotContain("guide/secret");
        }
    }

    @Test
    void letsTwoEditorsLoseNothing() {
        var article = published("register", BODY, false);
        var first = editor();
        var second = editor();
        var path = "/en/guide/drafts/" + article.id();
        var mine = form(first, path);
        var theirs = form(second, path);
        put(mine, "body", "Mine.");
        put(mine, "do", "save");
        put(theirs, "body", "Theirs.");
        put(theirs, "do", "save");

        assertThat(first.post("/" + city + path, mine).statusCode()).isEqualTo(302);
        var late = second.post("/" + city + path, theirs);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(Wanderer.read(late).select("textarea[name=body]").text()).isEqualTo("Theirs.");
        assertThat(in(() -> drafts.get(article.id())).content().body()).isEqualTo("Mine.");
    }

    @Test
    void putsNothingOlderInThePlaceOfWhatSomebodyElseHasPublished() {
        var article = published("register", BODY, false);
        var late = editor();
        var path = "/en/guide/drafts/" + article.id();
        var typed = form(late, path);
        put(typed, "body", "Older.");
        put(typed, "do", "save");
        rewrite(article, "Newer.", true);

        assertThat(late.post("/" + city + path, typed).statusCode()).isEqualTo(409);
        assertThat(in(() -> drafts.find(article.id()))).isEmpty();
        assertThat(reader.get("/" + city + "/en/guide/register").body()).contains("Newer.");
    }

    @Test
    void refusesAnAddressThatIsTakenAndKeepsWhatWasTyped() {
        published("register", BODY, false);
        var editor = editor();
        var typed = form(editor, "/en/guide/drafts/new");
        put(typed, "title", "Register your child");
        put(typed, "summary", "At school.");
        put(typed, "body", "Go there.");
        put(typed, "topic", "SCHOOL");
        put(typed, "office", office.toString());
        put(typed, "slug", "register");

        var refused = editor.post("/" + city + "/en/guide/drafts/new", typed);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Wanderer.read(refused).text()).contains("Another article already has this address");
        assertThat(Wanderer.read(refused).select("input[name=title]").val()).isEqualTo("Register your child");
    }

    @Test
    void letsNobodyWriteWhoIsNoEditor() {
        for (var other : List.of(Visitor.NOBODY, Visitors.COORDINATOR)) {
            assertThatThrownBy(() -> in(() -> {
                        articles.publish(Ids.next(), draft("mine", BODY), true, other);
                        return 0;
                    }))
                    .isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void saysThatAnArticleIsGoneAndBringsItBack() {
        var article = published("register", BODY, false);
        in(() -> {
            articles.withdraw(article.id(), article.version(), EDITOR);
            return 0;
        });
        assertThat(reader.get("/" + city + "/en/guide/register").body())
                .contains("was taken out of the guide")
                .doesNotContain("eight days");
        assertThat(reader.get("/" + city + "/en/guide").body()).doesNotContain("guide/register");

        rewrite(article, BODY, false);
        assertThat(reader.get("/" + city + "/en/guide/register").body()).contains("eight days");
    }

    @Test
    void doubtsWhatNobodyHasConfirmedForLongUntilSomebodyDoesSoInAllLanguagesAtOnce() {
        var article = published("register", BODY, true);
        clock.offset(Duration.ofDays(200));
        assertThat(reader.get("/" + city + "/sq/guide/register").body()).contains("Nobody has confirmed this page");

        in(() -> {
            articles.confirm(article.id(), article.version(), EDITOR);
            return 0;
        });
        assertThat(reader.get("/" + city + "/sq/guide/register").body())
                .doesNotContain("Nobody has confirmed this page");
    }

    @Test
    void writesForMachinesWhatNoTitleCanBreakOutOf() {
        in(() -> {
            articles.publish(
                    Ids.next(),
                    new ArticleDraft(
                            "odd",
                            Topic.HOUSING,
                            "en",
                            "</script><script>alert(1)</script>",
                            "Odd & short",
                            BODY,
                            false,
                            false,
                            office,
                            List.of()),
                    true,
                    EDITOR);
            return 0;
        });

        var page = Wanderer.read(reader.get("/" + city + "/en/guide/odd"));

        assertThat(page.select("script[type=application/ld+json]"))
                .singleElement()
                .satisfies(it -> assertThat(it.data()).contains("\"@type\":\"Article\"", "\\u003c/script\\u003e"));
        assertThat(page.select("script:not([type=application/ld+json])").eachAttr("src"))
                .allMatch(it -> !it.isEmpty());
    }

    @Test
    void announcesFromTheFirstDayToTheLastAndNotLonger() {
        var today = in(municipality::today);
        in(() -> announcements.make(
                new Announcements.Draft(
                        Topic.HEALTH,
                        Written.of("en", "The clinic is closed"),
                        Written.of("en", "Go to the hospital."),
                        today.plusDays(1),
                        today.plusDays(2)),
                EDITOR));
        published("register", BODY, false);
        for (var day : List.of(0, 1, 2, 3)) {
            clock.offset(Duration.ofDays(day));
            var guide = reader.get("/" + city + "/en/guide").body();
            assertThat(guide.contains("Go to the hospital."))
                    .as("after %s days", day)
                    .isEqualTo(day == 1 || day == 2);
            assertThat(reader.get("/" + city + "/en/announcements.atom").body().contains("The clinic is closed"))
                    .isEqualTo(day > 0);
        }
        assertThat(reader.get("/" + city + "/en/guide/register").body())
                .as("of another topic")
                .doesNotContain("The clinic is closed");
    }

    @Test
    void showsTheNewestThreeAnnouncementsAboveOtherPagesHoweverManyThereAreAndLeadsToTheRest() {
        var today = in(municipality::today);
        published("register", BODY, false);
        for (var ago = 0; ago < 3; ago++) {
            announced("Closed since " + ago, today.minusDays(ago), today.plusDays(1));
        }
        for (var path : List.of("", "/guide", "/guide/register")) {
            var page = Wanderer.read(reader.get("/" + city + "/en" + path));
            assertThat(announcements(page)).as(path).hasSize(3);
            assertThat(page.select("main a[href$=/announcements]")).as(path).isEmpty();
        }
        for (var ago = 3; ago < 9; ago++) {
            announced("Closed since " + ago, today.minusDays(ago), today.plusDays(1));
        }
        for (var path : List.of("", "/guide", "/guide/register")) {
            var page = Wanderer.read(reader.get("/" + city + "/en" + path));
            assertThat(announcements(page))
                    .as(path)
                    .containsExactly("Closed since 0", "Closed since 1", "Closed since 2");
            assertThat(page.select("main a[href$=/announcements]").eachText())
                    .as(path)
                    .containsExactly("6 more announcements");
        }
        assertThat(announcements(Wanderer.read(reader.get("/" + city + "/en/announcements"))))
                .hasSize(9);
    }

    /** The titles, each of which leads to the announcement itself. */
    private static List<String> announcements(Document page) {
        return page.select("main a[href*=/announcements/]:not([href$=/new])").eachText();
    }

    @Test
    void asksNobodyToTranslateWhatIsOver() {
        var today = in(municipality::today);
        var id = announced("The clinic is closed", today, today);
        assertThat(tasks(id)).containsOnly("OPEN").hasSize(3);

        CurrentCity.run(city, over::run);
        assertThat(tasks(id)).as("on its last day").containsOnly("OPEN");
        clock.offset(Duration.ofDays(1));
        CurrentCity.run(city, over::run);
        assertThat(tasks(id)).containsOnly("CANCELLED");

        in(() -> {
            announcements.change(id, closed("The clinic is closed longer", today, today.plusDays(9)), 0, EDITOR);
            return 0;
        });
        assertThat(tasks(id)).as("it goes on").contains("OPEN");
        CurrentCity.run(city, over::run);
        assertThat(tasks(id)).contains("OPEN");
    }

    @Test
    void takesBackWhatWasAnnouncedByMistake() {
        var today = in(municipality::today);
        var id = announced("No buses tomorrow", today, today.plusDays(1));
        var editor = editor();
        var path = "/" + city + "/en/announcements/" + id;
        var form = Wanderer.read(editor.get(path)).select("form[action$=withdraw]");
        var typed = new ArrayList<Map.Entry<String, String>>();
        form.select("input[name]").forEach(it -> typed.add(Map.entry(it.attr("name"), it.val())));

        assertThat(editor.post(path + "/withdraw", typed).statusCode()).isEqualTo(302);

        assertThat(tasks(id)).containsOnly("CANCELLED");
        for (var list : List.of("/en/announcements", "/en/announcements.atom", "/en/guide", "/sitemap-en-1.xml")) {
            assertThat(reader.get("/" + city + list).body())
                    .as(list)
                    .doesNotContain("No buses tomorrow")
                    .doesNotContain(id.toString());
        }
        assertThat(reader.get(path).body()).contains("was withdrawn on");
    }

    @Test
    void marksTitlesThatOnlyAMachineHasSaidWhereverTheyStand() {
        var article = published("register", BODY, false);
        in(() -> {
            texts.render(article.title(), "el", "Δηλώστε τη διεύθυνσή σας", Origin.MACHINE, null);
            return 0;
        });

        var found = Wanderer.read(reader.get("/" + city + "/el/search?q=διεύθυνσή"));
        assertThat(found.select("li:has(a[href$=guide/register]) .k-mark-note").text())
                .isEqualTo("Αυτόματη μετάφραση");
        assertThat(reader.get("/" + city + "/el/guide.atom").body())
                .contains("Δηλώστε τη διεύθυνσή σας (Αυτόματη μετάφραση)", "term=\"machine-translation\"");

        in(() -> {
            texts.reviewed(article.title(), "el", "Eleni");
            return 0;
        });
        assertThat(reader.get("/" + city + "/el/search?q=διεύθυνσή").body()).doesNotContain("k-mark-note");
        assertThat(reader.get("/" + city + "/el/guide.atom").body()).doesNotContain("Αυτόματη μετάφραση");
    }

    private UUID announced(String title, LocalDate first, LocalDate last) {
        return in(() -> announcements.make(closed(title, first, last), EDITOR));
    }

    private static Announcements.Draft closed(String title, LocalDate first, LocalDate last) {
        return new Announcements.Draft(
                null, Written.of("en", title), Written.of("en", "Ask at the counter."), first, last);
    }

    private List<String> tasks(UUID announcement) {
        return in(() -> jdbc.sql("select status from texts.task where manuscript = :id")
                .param("id", announcement)
                .query(String.class)
                .list());
    }

    @Test
    void showsTheBeginningOfALargeTopicAndAllOfItPageByPage() {
        for (var number = 0; number < 41; number++) {
            published("article-" + number, "Bring your passport.", false);
        }
        var guide = "/" + city + "/en/guide";
        var whole = Wanderer.read(reader.get(guide));
        var pages = java.util.stream.Stream.of("", "&page=2", "&page=99", "&page=none", "&page=-1", "&page=1e9")
                .map(it -> Wanderer.read(reader.get(guide + "?topic=RESIDENCE" + it)))
                .toList();

        assertThat(whole.select("main a[href*='/guide/article-']")).hasSize(6);
        assertThat(whole.select("main section a[href$='?topic=RESIDENCE']").text())
                .contains("(41)");
        assertThat(pages.stream()
                        .map(it -> it.select("main a[href*='/guide/article-']").size()))
                .containsExactly(40, 1, 1, 40, 40, 40);
        assertThat(pages.getFirst().select("a[rel=next]").attr("href")).isEqualTo(guide + "?topic=RESIDENCE&page=2");
        assertThat(pages.get(1).select("a[rel=next]")).isEmpty();
        assertThat(pages.get(1).select("a[rel=prev]").attr("href")).isEqualTo(guide + "?topic=RESIDENCE&page=1");
    }

    private Article published(String slug, String body, boolean critical) {
        return in(() -> {
            var id = Ids.next();
            articles.publish(
                    id,
                    new ArticleDraft(
                            slug,
                            Topic.RESIDENCE,
                            "en",
                            "Register your address",
                            "Within eight days.",
                            body,
                            critical,
                            false,
                            office,
                            List.of()),
                    true,
                    EDITOR);
            return articles.get(id);
        });
    }

    private ArticleDraft draft(String slug, String body) {
        return new ArticleDraft(
                slug, Topic.RESIDENCE, "en", "Secret title", "Secret", body, false, false, office, List.of());
    }

    /** Through the draft, as an editor does it. */
    private void rewrite(Article article, String body, boolean substantial) {
        in(() -> {
            var standing = drafts.standing(article);
            drafts.save(
                    article.id(),
                    new ArticleDraft(
                            standing.slug(),
                            standing.topic(),
                            standing.language(),
                            standing.title(),
                            standing.summary(),
                            body,
                            standing.critical(),
                            standing.sample(),
                            standing.office(),
                            standing.services()),
                    0,
                    articles.get(article.id()).version(),
                    EDITOR);
            drafts.publish(article.id(), substantial, drafts.get(article.id()).version(), EDITOR);
            return 0;
        });
    }

    /** @param parts by their place in the article, the title first */
    private void translate(Article article, String lang, Map<Integer, String> parts) {
        parts.forEach((at, words) -> in(() -> {
            texts.render(article.texts().get(at), lang, words, Origin.HUMAN, null);
            return 0;
        }));
    }

    private Wanderer editor() {
        var account = in(() -> {
            var id = accounts.open("e-" + UUID.randomUUID() + "@" + city + ".example", "Vasilis", "en");
            accounts.grant(id, Role.EDITOR, null);
            return id;
        });
        return new Wanderer(port).as(city, account);
    }

    /** The fields of the first form of a page, as a browser would send them back. */
    private List<Map.Entry<String, String>> form(Wanderer at, String path) {
        HttpResponse<String> answer = at.get("/" + city + path);
        assertThat(answer.statusCode()).isEqualTo(200);
        Document page = Wanderer.read(answer);
        var fields = new ArrayList<Map.Entry<String, String>>();
        page.select("main form[method=post]")
                .first()
                .select("input:not([type=checkbox]):not([type=radio]), textarea, select")
                .forEach(it -> fields.add(Map.entry(
                        it.attr("name"),
                        it.tagName().equals("select")
                                ? it.select("option[selected]").attr("value")
                                : it.tagName().equals("textarea") ? it.wholeText() : it.val())));
        return fields;
    }

    private static void put(List<Map.Entry<String, String>> form, String field, String value) {
        form.removeIf(it -> it.getKey().equals(field));
        form.add(Map.entry(field, value));
    }

    private <T> T in(Supplier<T> work) {
        return CurrentCity.in(city, () -> transaction.execute(status -> work.get()));
    }
}
