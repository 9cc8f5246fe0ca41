package city.koinon.platform.texts;

import static city.koinon.platform.texts.State.CURRENT;
import static city.koinon.platform.texts.State.IN_PROGRESS;
import static city.koinon.platform.texts.State.MACHINE_UNREVIEWED;
import static city.koinon.platform.texts.State.MISSING;
import static city.koinon.platform.texts.State.ORIGINAL;
import static city.koinon.platform.texts.State.STALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import city.koinon.CityTest;
import city.koinon.Visitors;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.directory.OrganisationDraft;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.SignedIn;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.Refusal;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.municipality.NewCity;
import city.koinon.platform.ui.PageOfTheRequest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The life of a translation, from what a city publishes to what a reader finds. */
@CityTest
class TranslationTest {

    static final List<String> TWELVE = List.of("el", "en", "ar", "sq", "ro", "uk", "fa", "fr", "es", "pl", "tr", "ckb");

    @Autowired
    Texts texts;

    @Autowired
    Manuscripts manuscripts;

    @Autowired
    Municipality municipality;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskBoard board;

    @Autowired
    Glossary glossary;

    @Autowired
    Coverage coverage;

    @Autowired
    Exchange exchange;

    @Autowired
    Accounts accounts;

    @Autowired
    Directory directory;

    @Autowired
    PageOfTheRequest pages;

    @Autowired
    MockMvcTester web;

    private final String city = "tra-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID id = Ids.next();
    private UUID title = id;
    private UUID body = id;
    private UUID families = id;
    private Visitor leyla = Visitor.NOBODY;
    private Visitor omid = Visitor.NOBODY;
    private Visitor editor = Visitor.NOBODY;

    @BeforeEach
    void aCityOfTwelveLanguagesWithOneArticle() {
        municipality.create(
                new NewCity(city, Map.of("el", "Levadia"), "GR", null, ZoneId.of("Europe/Athens"), TWELVE, "#0b5f5a"));
        title = here(() -> texts.write(Written.of("el", "Εγγραφή στο δημοτολόγιο")));
        body = here(() -> texts.write(Written.of("el", "Φέρτε το διαβατήριό σας.")));
        here(this::publish);
        families = here(() -> directory.addOrganisation(
                new OrganisationDraft(
                        Map.of("en", "Circle of Families"), Organisation.Kind.ASSOCIATION, Level.CITY, "", null),
                Visitors.COORDINATOR));
        leyla = somebody("leyla", new Grant(Role.TRANSLATOR, families));
        omid = somebody("omid", new Grant(Role.TRANSLATOR, null));
        editor = somebody("editor", new Grant(Role.EDITOR, null));
    }

    @Test
    void isMarkedAnewByEveryWordingAndEveryReviewAndByNothingElse() {
        var other = Ids.next();
        here(() -> {
            manuscripts.publish(new Manuscript(
                    "article", other, "/guide/other", false, List.of(texts.write(Written.of("el", "Σχολείο")))));
            return other;
        });
        var marks = new java.util.ArrayList<>(List.of(here(() -> manuscripts.marks("article"))));
        List<java.util.function.Supplier<UUID>> changes = List.of(
                () -> {
                    texts.render(body, "ar", "أحضر جواز سفرك", Origin.MACHINE, null);
                    return id;
                },
                () -> {
                    texts.reviewed(body, "ar", "Amal");
                    return id;
                },
                () -> {
                    texts.revise(title, Written.of("el", "Δημοτολόγιο"), false);
                    return id;
                });
        for (var change : changes) {
            here(change);
            var now = here(() -> manuscripts.marks("article"));
            assertThat(now.get(id)).isNotNull().isGreaterThan(marks.getLast().get(id));
            assertThat(now.get(other)).isEqualTo(marks.getLast().get(other));
            marks.add(now);
        }
        here(this::publish);
        assertThat(here(() -> manuscripts.marks("article"))).isEqualTo(marks.getLast());
    }

    @Test
    void opensOneTaskForEachOtherLanguageAndNoneTwice() {
        assertThat(tasks())
                .hasSize(11)
                .doesNotContainKey("el")
                .allSatisfy((lang, task) -> assertThat(task).isEqualTo("NEW OPEN"));

        here(this::publish);

        assertThat(tasks()).hasSize(11);
        assertThat(states())
                .containsEntry("el", ORIGINAL)
                .containsEntry("ar", MISSING)
                .hasSize(12);
    }

    @Test
    void makesEverythingStaleThatDependsOnASubstantialChangeAndNothingByAMinorOne() {
        here(() -> {
            for (var lang : TWELVE.subList(1, 12)) {
                texts.render(title, lang, "Title in " + lang, Origin.HUMAN, null);
                texts.render(body, lang, "Body in " + lang, Origin.HUMAN, null);
            }
            texts.render(texts.get(body), "fa", "از انگلیسی", Origin.HUMAN, 1, "en", Hand.NOBODY);
            return publish();
        });
        assertThat(tasks().values()).containsOnly("NEW CANCELLED");
        assertThat(states().values()).containsOnly(ORIGINAL, CURRENT);

        here(() -> {
            texts.revise(body, Written.of("el", "Φέρτε το διαβατήριό σας!"), false);
            return publish();
        });
        assertThat(states().values()).as("a comma").containsOnly(ORIGINAL, CURRENT);

        here(() -> {
            texts.revise(body, Written.of("el", "Φέρτε το διαβατήριο και τη σύμβαση."), true);
            return publish();
        });
        assertThat(states())
                .allSatisfy((lang, state) -> assertThat(state).isEqualTo(lang.equals("el") ? ORIGINAL : STALE));
        assertThat(open())
                .hasSize(11)
                .allSatisfy((lang, task) -> assertThat(task).isEqualTo("STALE OPEN"));

        here(() -> {
            texts.render(texts.get(body), "ckb", "لە فارسییەوە", Origin.HUMAN, 2, "fa", Hand.NOBODY);
            return publish();
        });
        assertThat(states()).as("from what is outdated itself").containsEntry("ckb", STALE);
    }

    @Test
    void asksSomebodyToReadWhatAMachineMade() {
        here(() -> {
            texts.render(title, "pl", "Meldunek", Origin.MACHINE, null);
            texts.render(body, "pl", "Przynieś paszport.", Origin.MACHINE, null);
            return publish();
        });
        assertThat(states()).containsEntry("pl", MACHINE_UNREVIEWED);
        assertThat(open()).containsEntry("pl", "REVIEW OPEN");

        here(() -> {
            texts.reviewed(title, "pl", "Zofia");
            texts.reviewed(body, "pl", "Zofia");
            return publish();
        });
        assertThat(states()).containsEntry("pl", CURRENT);
        assertThat(open()).doesNotContainKey("pl");
    }

    @Test
    void asksForNothingAnyMoreOnceItIsWithdrawn() {
        here(() -> {
            manuscripts.withdraw("article", id);
            return id;
        });

        assertThat(open()).isEmpty();
        here(this::publish);
        assertThat(open()).hasSize(11);
    }

    /** Scenario 7: submitted, sent back, submitted again, published with both names. */
    @Test
    void isPublishedOnceSomebodyElseHasReadIt() {
        var task = task("fa");
        hand(() -> tasks.claim(task, leyla));
        hand(() -> tasks.submit(task, both("ثبت نام در شهرداری", "گذرنامه"), 2, leyla));
        assertThat(states()).containsEntry("fa", IN_PROGRESS);

        assertThatThrownBy(() -> hand(() -> tasks.accept(task, 3, false, leyla)))
                .as("what one translated oneself")
                .isInstanceOf(Conflicted.class);
        hand(() -> tasks.sendBack(task, "Name the passport as the card does", 3, editor));
        assertThat(here(() -> tasks.get(task)).returned()).contains("passport");
        hand(() -> tasks.submit(task, both("ثبت نام در شهرداری", "گذرنامه خود را بیاورید."), 4, leyla));
        hand(() -> tasks.accept(task, 5, false, editor));

        assertThat(states()).containsEntry("fa", CURRENT);
        assertThat(open()).doesNotContainKey("fa");
        assertThat(here(() -> texts.get(body)).in("fa"))
                .isEqualTo(new Shown("گذرنامه خود را بیاورید.", "fa", "rtl", Origin.COMMUNITY, CURRENT));
        var notice = notice("fa");
        assertThat(notice.translated()).containsExactly("Circle of Families");
        assertThat(notice.reviewed()).containsExactly("Levadia");
    }

    @Test
    void isReadByItsOwnTranslatorOnlyWhereThereIsNobodyElse() {
        var task = task("ro");
        hand(() -> tasks.claim(task, editor));
        hand(() -> tasks.submit(task, both("Înregistrare", "Aduceți pașaportul."), 2, editor));
        assertThat(here(() -> tasks.mayReview(tasks.get(task), editor))).isFalse();

        here(() -> {
            accounts.revoke(leyla.accountId(), Role.TRANSLATOR, families, null);
            accounts.revoke(omid.accountId(), Role.TRANSLATOR, null, null);
            return task;
        });

        assertThat(here(() -> tasks.mayReview(tasks.get(task), editor))).isTrue();
        assertThat(here(() -> tasks.mayReview(tasks.get(task), Visitor.NOBODY))).isFalse();
    }

    @Test
    void belongsToWhoeverWasFirst() throws Exception {
        var task = task("uk");
        var taken = new CopyOnWriteArrayList<UUID>();
        var refused = new CopyOnWriteArrayList<Exception>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var together = new CountDownLatch(1);
            for (var who : List.of(leyla, omid, editor)) {
                threads.submit(() -> {
                    together.await();
                    try {
                        hand(() -> tasks.claim(task, who));
                        taken.add(who.accountId());
                    } catch (Conflicted late) {
                        refused.add(late);
                    }
                    return who;
                });
            }
            together.countDown();
        }

        assertThat(taken).hasSize(1);
        assertThat(refused).hasSize(2);
        assertThat(here(() -> tasks.get(task)).assignee()).isEqualTo(taken.getFirst());
    }

    /** An editor saves the article once more in the moment in which somebody accepts its translation. */
    @Test
    void isNotAskedForAgainByWhoeverPublishesWhileItIsAccepted() throws Exception {
        var task = task("ar");
        hand(() -> tasks.claim(task, leyla));
        hand(() -> tasks.submit(task, both("التسجيل", "أحضر جواز سفرك."), 2, leyla));
        var accepted = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var reader = threads.submit(() -> here(() -> {
                tasks.accept(task, 3, false, editor);
                accepted.countDown();
                await(goOn);
                return id;
            }));
            accepted.await();
            var publisher = threads.submit(() -> here(this::publish));
            Awaitility.await().until(this::somebodyWaits);
            goOn.countDown();
            reader.get();
            publisher.get();
        }

        assertThat(states()).containsEntry("ar", CURRENT);
        assertThat(open()).doesNotContainKey("ar");
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void tellsTheTranslatorWhenTheOriginalMovesMeanwhile() {
        var task = task("ar");
        hand(() -> tasks.claim(task, leyla));
        hand(() -> tasks.save(task, both("التسجيل", "أحضر جواز سفرك."), 2, leyla));
        here(() -> {
            texts.revise(body, Written.of("el", "Φέρτε το διαβατήριο και τη σύμβαση."), true);
            return publish();
        });

        assertThat(here(() -> tasks.get(task)).status())
                .as("stays in her hands")
                .isEqualTo(TaskStatus.CLAIMED);
        assertThatThrownBy(() -> hand(() -> tasks.submit(task, both("التسجيل", "أحضر جواز سفرك."), 3, leyla)))
                .isInstanceOfSatisfying(
                        Conflicted.class,
                        it -> assertThat(it.refusals().getFirst().key()).isEqualTo("texts.refused.originalMoved"));
        var page = see("/translations/tasks/" + task, leyla);
        assertThat(page).contains("<ins>").contains("σύμβαση").contains("أحضر جواز سفرك.");

        hand(() -> tasks.submit(
                task,
                Map.of(title, new Draft("التسجيل", 1, null), body, new Draft("أحضر جواز سفرك وعقدك.", 2, null)),
                3,
                leyla));
        hand(() -> tasks.accept(task, 4, false, omid));
        assertThat(states()).containsEntry("ar", CURRENT);
    }

    @Test
    void goesOnShowingWhatHasChangedUntilItIsHandedIn() {
        var task = task("ar");
        hand(() -> tasks.claim(task, leyla));
        hand(() -> tasks.save(task, both("التسجيل", "أحضروا جواز سفركم."), 2, leyla));
        here(() -> {
            texts.revise(body, Written.of("el", "Φέρτε το διαβατήριο και τη σύμβαση."), true);
            return publish();
        });

        send(task, "save", 3, "التسجيل", 1, "أحضروا جواز سفركم وعقد", 2);

        assertThat(see("/translations/tasks/" + task, leyla))
                .as("a half sentence was kept, and not what it was read against")
                .contains("<ins>")
                .contains("أحضروا جواز سفركم وعقد");
        send(task, "submit", 4, "التسجيل", 1, "أحضروا جواز سفركم وعقد الإيجار.", 2);
        assertThat(see("/translations/tasks/" + task, leyla)).doesNotContain("<ins>");
        hand(() -> tasks.accept(task, 5, false, omid));
        assertThat(states()).containsEntry("ar", CURRENT);
    }

    @Test
    void leavesAPartEmptyThatSomebodyHasEmptied() {
        here(() -> {
            texts.render(title, "ar", "التسجيل", Origin.MACHINE, null);
            texts.render(body, "ar", "هات جواز سفرك", Origin.MACHINE, null);
            return publish();
        });
        var task = task("ar");
        hand(() -> tasks.claim(task, leyla));

        send(task, "save", 3, "التسجيل", 1, "", 1);

        var page = Jsoup.parse(see("/translations/tasks/" + task, leyla));
        assertThat(page.select("textarea[name='part." + title + "']").text()).isEqualTo("التسجيل");
        assertThat(page.select("textarea[name='part." + body + "']").text()).isEmpty();
        assertThat(send(task, "submit", 4, "التسجيل", 1, "", 1)).isEqualTo(422);
    }

    @Test
    void tellsWhoeverHandsInWhatWasWithdrawnMeanwhileThatNobodyNeedsItAnyMore() {
        var task = task("ro");
        hand(() -> tasks.claim(task, leyla));
        hand(() -> manuscripts.withdraw("article", id));

        assertThat(send(task, "submit", 2, "Înregistrare", 1, "Aduceți pașaportul.", 1))
                .isEqualTo(409);
    }

    private int send(UUID task, String button, int version, String ofTitle, int seen, String ofBody, int seenBody) {
        return web.post()
                .uri("/" + city + "/en/translations/tasks/" + task)
                .with(SignedIn.as(leyla.accountId()))
                .param("version", String.valueOf(version))
                .param("do", button)
                .param("revision." + title, String.valueOf(seen))
                .param("part." + title, ofTitle)
                .param("revision." + body, String.valueOf(seenBody))
                .param("part." + body, ofBody)
                .exchange()
                .getResponse()
                .getStatus();
    }

    @Test
    void isOutdatedFromTheBeginningWhenItRestsOnAnEarlierOriginal() {
        var task = task("sq");
        hand(() -> tasks.claim(task, leyla));
        hand(() -> tasks.submit(task, both("Regjistrimi", "Sillni pasaportën."), 2, leyla));
        here(() -> {
            texts.revise(body, Written.of("el", "Φέρτε το διαβατήριο και τη σύμβαση."), true);
            return publish();
        });
        hand(() -> tasks.accept(task, 3, false, editor));

        assertThat(states()).containsEntry("sq", STALE);
        assertThat(open()).containsEntry("sq", "STALE OPEN");
        assertThat(notice("sq").originalFirst()).as("deadlines depend on it").isTrue();
        assertThat(notice("sq").lang()).isEqualTo("el");
    }

    /** Deadlines depend on it: the old words must not pass for the new ones because nobody was shown what is new. */
    @Test
    void showsWhoeverReadsItWhatIsNewAndDoesNotLetTheOldWordsPassUnread() {
        var task = task("es");
        hand(() -> tasks.claim(task, leyla));
        hand(() -> tasks.submit(task, both("Empadronamiento", "Traiga su pasaporte."), 2, leyla));
        hand(() -> tasks.accept(task, 3, false, editor));
        here(() -> {
            texts.revise(body, Written.of("el", "Φέρτε το διαβατήριο και τη σύμβαση."), true);
            return publish();
        });
        var again = here(() -> board.list(new TaskBoard.Filter("es", TaskStatus.OPEN, null)))
                .getFirst()
                .task()
                .id();
        hand(() -> tasks.claim(again, leyla));
        hand(() -> tasks.submit(
                again,
                Map.of(title, new Draft("Empadronamiento", 1, null), body, new Draft("Traiga su pasaporte.", 2, null)),
                2,
                leyla));

        assertThat(see("/translations/tasks/" + again, editor))
                .contains("<ins>", "since what readers find now was translated")
                .containsOnlyOnce("Part 1: This says the same as before")
                .contains("name=\"readAnew\"");
        assertThat(publishing(again, ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("tick that you have");
        assertThat(states()).doesNotContainEntry("es", CURRENT);
        hand(() -> tasks.sendBack(again, "The lease is missing", 3, editor));
        assertThat(see("/translations/tasks/" + again, leyla))
                .as("to whoever translates it again")
                .contains("The lease is missing", "<ins>", "Part 1: This says the same as before");
        hand(() -> tasks.submit(
                again,
                Map.of(title, new Draft("Empadronamiento", 1, null), body, new Draft("Traiga su pasaporte.", 2, null)),
                4,
                leyla));
        assertThat(publishing(again, "true")).hasStatus(HttpStatus.FOUND);
        assertThat(states()).containsEntry("es", CURRENT);
    }

    private MvcTestResult publishing(UUID task, String readAnew) {
        return web.post()
                .uri("/" + city + "/en/translations/tasks/" + task + "/accept")
                .with(SignedIn.as(editor.accountId()))
                .param("version", readAnew.isEmpty() ? "3" : "5")
                .param("readAnew", readAnew)
                .exchange();
    }

    @Test
    void writesAWordDownOnce() {
        var permit = new Glossary.Entry("el", "άδεια διαμονής", false, Map.of("en", "residence permit"), null);
        var shouted = new Glossary.Entry("el", "Άδεια Διαμονής", false, Map.of("en", "permit"), null);
        here(() -> glossary.add(permit, editor));

        assertThatThrownBy(() -> here(() -> glossary.add(shouted, editor)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusals())
                                .extracting(Refusal::key)
                                .containsExactly("texts.refused.termTaken"));
        var year = here(() -> glossary.add(new Glossary.Entry("es", "año", false, Map.of("en", "year"), null), editor));
        assertThat(here(() -> glossary.add(new Glossary.Entry("es", "ano", false, Map.of("en", "anus"), null), editor)))
                .as("an accent can make another word")
                .isNotEqualTo(year);
        hand(() ->
                glossary.change(year, new Glossary.Entry("es", "Año", false, Map.of("en", "year"), null), 1, editor));
    }

    @Test
    void refusesWhatHasLostANameOrAPlaceholderWithLineAndReason() {
        here(() -> {
            glossary.add(new Glossary.Entry("el", "ΑΜΚΑ", true, Map.of(), null), editor);
            texts.revise(body, Written.of("el", "Γράψτε {name}.\nΦέρτε τον ΑΜΚΑ σας."), true);
            return publish();
        });
        var task = task("fr");
        hand(() -> tasks.claim(task, omid));

        assertThatThrownBy(() -> hand(() -> tasks.submit(
                        task,
                        Map.of(
                                title, new Draft("Inscription", 1, null),
                                body, new Draft("Écrivez {nom}.\nApportez votre AMKA.", 2, null)),
                        2,
                        omid)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusals())
                                .extracting(
                                        refusal -> refusal.key() + " " + refusal.args()[0] + " " + refusal.args()[1])
                                .containsExactly(
                                        "texts.finding.lost 1 {name}",
                                        "texts.finding.added 1 {nom}",
                                        "texts.finding.termLost 2 ΑΜΚΑ"));
    }

    @Test
    void goesOutAsAFileAndComesBackAsADraft() {
        var out = here(() -> exchange.take("el", "tr", false));
        assertThat(out.units()).hasSize(2);
        var back = new Exchange.File(
                "el",
                "tr",
                List.of(
                        new Exchange.Unit("", title, 1, "", "Nüfus kaydı"),
                        new Exchange.Unit("", body, 1, "", "Pasaportunuzu getirin."),
                        new Exchange.Unit("", Ids.next(), 1, "", "Kimin?")));

        var report = here(() -> exchange.bring(ExchangeFiles.read(ExchangeFiles.xliff(back)), omid));

        assertThat(report.rows())
                .extracting(Exchange.Told::outcome)
                .containsExactly(Exchange.Outcome.KEPT, Exchange.Outcome.KEPT, Exchange.Outcome.REFUSED);
        assertThat(report.handedIn()).isEqualTo(1);
        assertThat(open()).containsEntry("tr", "NEW SUBMITTED");
        assertThat(here(() -> exchange.bring(back, leyla)).rows())
                .extracting(Exchange.Told::said)
                .containsOnly("texts.exchange.taken", "texts.exchange.unknown");
    }

    @Test
    void changesNothingWhenAWholeExportComesBackAsItWent() {
        here(() -> {
            texts.render(title, "es", "Inscripción", Origin.HUMAN, null);
            texts.render(body, "es", "Traiga su pasaporte.", Origin.HUMAN, null);
            texts.revise(body, Written.of("el", "Φέρτε το διαβατήριο και τη σύμβαση."), true);
            return publish();
        });
        var out = here(() -> exchange.take("el", "es", true));

        var report = here(() -> exchange.bring(ExchangeFiles.read(ExchangeFiles.csv(out)), omid));

        assertThat(report.rows())
                .extracting(Exchange.Told::outcome, Exchange.Told::said)
                .containsExactlyInAnyOrder(
                        tuple(Exchange.Outcome.UNCHANGED, "texts.exchange.same"),
                        tuple(Exchange.Outcome.UNCHANGED, "texts.exchange.stillOld"));
        assertThat(report.onlyCounted()).containsOnly(Map.entry("texts.exchange.sameRows", 1L));
        assertThat(report.worthTelling()).hasSize(1);
        assertThat(open()).as("nobody has taken it").containsEntry("es", "STALE OPEN");
    }

    @Test
    void saysOfARowThatItIsKeptOnlyWhenItIs() {
        var out = here(() -> exchange.take("el", "pl", false));
        var rows = new ArrayList<Exchange.Unit>();
        for (var unit : out.units()) {
            rows.add(new Exchange.Unit(unit.of(), unit.text(), unit.revision(), unit.original(), "Po polsku"));
        }
        rows.add(new Exchange.Unit("", body, 1, "", "Jeszcze raz"));
        var hidden = here(() -> texts.write(Written.of("el", "Απόρρητο σημείωμα")));
        rows.add(new Exchange.Unit("", hidden, 1, "?", "Nie dla was"));
        var polish = here(() -> texts.write(Written.of("pl", "Napisane po polsku")));
        here(() -> {
            manuscripts.publish(
                    new Manuscript("article", id, "/guide/registration", true, List.of(title, body, polish)));
            return id;
        });
        rows.add(new Exchange.Unit("", polish, 1, "", "Tekst"));

        var report = here(() -> exchange.bring(new Exchange.File("el", "pl", rows), omid));

        assertThat(report.rows())
                .extracting(Exchange.Told::said)
                .containsExactly(
                        "texts.exchange.handedIn",
                        "texts.exchange.handedIn",
                        "texts.exchange.twice",
                        "texts.exchange.unknown",
                        "texts.exchange.isOriginal");
        assertThat(report.rows().get(3).original())
                .as("what nobody has published")
                .isEqualTo("?");
        assertThat(report.handedIn()).isEqualTo(1);
        var task = task("pl");
        assertThat(here(() -> tasks.drafts(task)).values())
                .extracting(Draft::value)
                .containsOnly("Po polsku");
        assertThat(here(() -> exchange.bring(new Exchange.File("el", "pl", rows), omid))
                        .rows())
                .extracting(Exchange.Told::said, Exchange.Told::outcome)
                .as("brought once more, as it was")
                .startsWith(
                        tuple("texts.exchange.waits", Exchange.Outcome.UNCHANGED),
                        tuple("texts.exchange.waits", Exchange.Outcome.UNCHANGED));
        var other = new Exchange.Unit("", rows.getFirst().text(), 1, "", "Inaczej");
        assertThat(here(() -> exchange.bring(new Exchange.File("el", "pl", List.of(other)), omid))
                        .rows())
                .extracting(Exchange.Told::said, Exchange.Told::outcome)
                .as("other words for what was handed in")
                .containsExactly(tuple("texts.exchange.waitsOtherwise", Exchange.Outcome.REFUSED));
        assertThat(here(() -> exchange.bring(new Exchange.File("el", "pl", List.of(other)), leyla))
                        .rows())
                .extracting(Exchange.Told::said)
                .as("somebody else's")
                .containsExactly("texts.exchange.taken");
    }

    @Test
    void comesToTheBoardAStretchAtATime() {
        var all = new TaskBoard.Filter(null, null, null);

        assertThat(here(() -> board.count(all))).isEqualTo(11);
        var pages = new ArrayList<UUID>();
        for (var first = 0; first < 11; first += 4) {
            var from = first;
            here(() -> board.list(all, from, 4))
                    .forEach(it -> pages.add(it.task().id()));
        }
        assertThat(pages)
                .containsExactlyElementsOf(here(() -> board.list(all)).stream()
                        .map(it -> it.task().id())
                        .toList());
    }

    /** The matrix says what the rules say. */
    @Test
    void standsInTheMatrixAsItIs() {
        here(() -> {
            texts.render(title, "en", "Registration", Origin.HUMAN, null);
            texts.render(body, "en", "Bring your passport.", Origin.MACHINE, null);
            texts.render(title, "pl", "Meldunek", Origin.MACHINE, null);
            texts.reviewed(title, "pl", "Zofia");
            texts.revise(title, Written.of("el", "Εγγραφή στο δημοτολόγιο του δήμου"), true);
            texts.render(texts.get(title), "fa", "ثبت نام", Origin.HUMAN, 9, "en", Hand.NOBODY);
            texts.render(title, "es", "Inscripción", Origin.HUMAN, null);
            texts.render(body, "es", "Traiga su pasaporte.", Origin.COMMUNITY, null);
            return publish();
        });
        var ckb = task("ckb");
        hand(() -> tasks.claim(ckb, leyla));

        var whole = here(() -> coverage.whole("en"));
        var line = whole.lines().getFirst();

        assertThat(line.states()).isEqualTo(states());
        assertThat(line.states()).containsValues(ORIGINAL, CURRENT, STALE, IN_PROGRESS, MISSING);
        assertThat(line.title()).isEqualTo("Registration");
        assertThat(whole.totals().get("es")).containsEntry(CURRENT, 1);
    }

    /** What a node remembers of a manuscript holds until a wording or a part of it changes. */
    @Test
    void standsInTheMatrixAsItIsAfterEachChange() {
        var seen = new java.util.HashSet<State>();
        List<java.util.function.Supplier<UUID>> changes = List.of(
                () -> {
                    texts.render(title, "en", "Registration", Origin.HUMAN, null);
                    texts.render(body, "en", "Bring your passport.", Origin.MACHINE, null);
                    return publish();
                },
                () -> {
                    texts.reviewed(body, "en", "Amal");
                    return publish();
                },
                () -> {
                    texts.revise(body, Written.of("el", "Φέρτε το διαβατήριο και τη σύμβαση."), true);
                    return publish();
                },
                () -> {
                    manuscripts.publish(new Manuscript("article", id, "/guide/register", true, List.of(title)));
                    return id;
                });
        for (var change : changes) {
            here(change);
            var states = here(() -> coverage.whole("en")).lines().getFirst().states();
            assertThat(states).isEqualTo(states());
            seen.add(states.get("en"));
        }
        assertThat(seen).containsExactlyInAnyOrder(MACHINE_UNREVIEWED, CURRENT, STALE);
    }

    @Test
    void asksForWhatWasPublishedBeforeALanguageCame() {
        here(() -> {
            var now = municipality.city();
            var more = TWELVE.stream().map(it -> it.equals("tr") ? "so" : it).toList();
            municipality.arrange(now.name(), "GR", null, now.zone(), more, now.version());
            return id;
        });
        assertThat(states()).containsEntry("so", MISSING);
        assertThat(open()).doesNotContainKey("so");
        assertThat(see("/translations/coverage", editor)).contains("1 translation that is missing");

        assertThat(web.post()
                        .uri("/" + city + "/en/translations/coverage/open")
                        .with(SignedIn.as(editor.accountId()))
                        .exchange())
                .hasStatus(HttpStatus.FOUND);

        assertThat(open())
                .containsEntry("so", "NEW OPEN")
                .doesNotContainKey("tr")
                .hasSize(11);
    }

    @Test
    void keepsWhatWasTypedOnARefusedForm() {
        var task = task("es");
        hand(() -> tasks.claim(task, omid));
        var answer = web.post()
                .uri("/" + city + "/en/translations/tasks/" + task)
                .with(SignedIn.as(omid.accountId()))
                .param("version", "2")
                .param("do", "submit")
                .param("revision." + title, "1")
                .param("part." + title, "Empadronamiento")
                .param("revision." + body, "1")
                .param("part." + body, "")
                .exchange();

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(answer).bodyText().contains("Empadronamiento").contains("not translated yet");
    }

    @Test
    void saysWhatSortOfThingATitleBelongsToAndShowsOneSortAlone() {
        here(() -> {
            var step = texts.write(Written.of("el", "Βγάλτε ΑΜΚΑ"));
            manuscripts.publish(new Manuscript(
                    "pathway-step", UUID.randomUUID(), "/pathways/first-weeks#step-amka", false, List.of(step)));
            return publish();
        });

        for (var page : List.of("/translations", "/translations/coverage")) {
            assertThat(sorts(page)).as(page).containsOnly("Article", "Step");
            assertThat(sorts(page + "?kind=pathway-step")).as(page).containsOnly("Step");
            assertThat(see(page + "?kind=pathway-step", editor)).doesNotContain("Εγγραφή στο δημοτολόγιο");
            assertThat(sorts(page + "?kind=%27forged")).as(page).containsOnly("Article", "Step");
        }
    }

    private List<String> sorts(String path) {
        return org.jsoup.Jsoup.parse(see(path, editor))
                .select("#results tbody th .k-tag:first-of-type")
                .eachText();
    }

    @Test
    void showsItsPagesToThoseWhoTranslate() {
        var task = task("ar");
        for (var path : List.of("", "/coverage", "/glossary", "/exchange", "/tasks/" + task)) {
            assertThat(see("/translations" + path, leyla)).as(path).contains("<h1");
        }
        assertThat(see("/translations?language=ar&state=OPEN", leyla)).contains("Εγγραφή στο δημοτολόγιο");
        assertThat(see("/translations?mine=true", leyla)).doesNotContain("Εγγραφή στο δημοτολόγιο");
        assertThat(web.get().uri("/" + city + "/en/translations/tasks/" + task).exchange())
                .hasStatus(HttpStatus.FOUND);
    }

    private String see(String path, Visitor visitor) {
        try {
            var answer = web.get()
                    .uri("/" + city + "/en" + path)
                    .with(SignedIn.as(visitor.accountId()))
                    .exchange();
            assertThat(answer).hasStatusOk();
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }

    private Notice notice(String lang) {
        return here(() -> manuscripts.notice("article", id, pages.outside(lang)));
    }

    private Map<UUID, Draft> both(String ofTitle, String ofBody) {
        return Map.of(title, new Draft(ofTitle, 1, null), body, new Draft(ofBody, 1, null));
    }

    private UUID task(String lang) {
        return here(() -> board.list(new TaskBoard.Filter(lang, null, null)))
                .getFirst()
                .task()
                .id();
    }

    private Visitor somebody(String name, Grant grant) {
        var account = here(() -> {
            var opened = accounts.open(name + "@" + city + ".example", name, "en");
            accounts.grant(opened, grant.role(), grant.scope());
            return opened;
        });
        return new Visitor(account, name, Set.of(grant), true);
    }

    private void hand(Runnable work) {
        here(() -> {
            work.run();
            return id;
        });
    }

    private UUID publish() {
        manuscripts.publish(new Manuscript("article", id, "/guide/registration", true, List.of(title, body)));
        return id;
    }

    private Map<String, State> states() {
        return here(() -> manuscripts.states("article", id));
    }

    /** The latest of each language. */
    private Map<String, String> tasks() {
        return tasks("select language, reason || ' ' || status as task from texts.task order by id");
    }

    private Map<String, String> open() {
        return tasks("""
                select language, reason || ' ' || status as task from texts.task
                where  status in ('OPEN', 'CLAIMED', 'SUBMITTED', 'RETURNED') order by id
                """);
    }

    private Map<String, String> tasks(String sql) {
        return here(() ->
                jdbc
                        .sql(sql)
                        .query((row, n) -> Map.entry(row.getString("language"), row.getString("task")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> other)));
    }

    private <T> T here(Supplier<T> work) {
        return CurrentCity.in(city, () -> transaction.execute(status -> work.get()));
    }
}
