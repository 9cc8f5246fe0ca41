package city.koinon.platform.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import city.koinon.CityTest;
import city.koinon.platform.duties.Town;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.ui.BaseAddress;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;

@CityTest
class NoticesTest {

    @Autowired
    BaseAddress base;

    private static final Rendering.Words WORDS = new Rendering.Words("An answer", "Dear reader");

    @Autowired
    ApplicationContext house;

    @Autowired
    Notices notices;

    @Autowired
    MockMvc mvc;

    @Autowired
    NoticesAboutMe aboutMe;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Municipality municipality;

    @Autowired
    MovableClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    GreenMail server;
    Town town;

    @BeforeEach
    void inATownWithAMailServer() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        town = new Town(house);
        town.at("2026-04-08");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void writesToEachInTheirOwnLanguage() throws Exception {
        town.run(() -> {
            notices.send(reminder("k1", town.holder));
            notices.send(reminder("k1", town.clerk));
        });

        deliverer().run();

        assertThat(mailTo("holder").getSubject()).isEqualTo("Πόλη: Προθεσμία 22 Απριλίου 2026: Απάντηση");
        assertThat(mailTo("holder").getContent().toString())
                .contains("Καλημέρα σας, Maria Holder,", "http://localhost", "/" + town.slug + "/el/overdue");
        assertThat(mailTo("clerk").getSubject()).isEqualTo("Town: Due 22 April 2026: Answer");
        assertThat(mailTo("clerk").getHeader("Content-Language")).containsExactly("en");
    }

    /** Sent, kept because there is no mail server, or given up: after thirty days nobody reads what it said or to whom. */
    @Test
    void keepsNoWordsAndNoAddressLongerThanThirtyDaysWhateverBecameOfALetter() {
        var states = List.of("SENT", "KEPT", "FAILED", "WAITING");
        town.run(() -> states.forEach(state -> {
            notices.sendToAddress(state, state + "@reader.example", "en", WORDS, false);
            jdbc.sql(
                            "update notices.letter set state = :state, sent_at = case when :state = 'SENT' then written_at end where key = :state")
                    .param("state", state)
                    .update();
        }));
        var withoutServer = house.getBean(DeliverLetters.class);

        town.at("2026-05-07");
        town.run(withoutServer::run);
        assertThat(addresses()).as("on the twenty-ninth day").hasSize(4);
        town.at("2026-05-10");
        town.run(withoutServer::run);
        assertThat(addresses()).isEmpty();
        assertThat(town.in(() -> jdbc.sql(
                                "select count(*) from notices.letter as it where it::text like '%reader.example%' or subject || body <> ''")
                        .query(Integer.class)
                        .single()))
                .isZero();
        town.run(() -> notices.sendToAddress("KEPT", "KEPT@reader.example", "en", WORDS, false));
        assertThat(addresses()).as("the same letter goes once all the same").isEmpty();
    }

    private List<String> addresses() {
        return town.in(() -> jdbc.sql("select address from notices.letter where address is not null")
                .query(String.class)
                .list());
    }

    @Test
    void writesTheSameLetterOnceAndUnderTheSameMessageId() throws Exception {
        town.run(() -> notices.send(reminder("k1", town.clerk)));
        town.run(() -> notices.send(reminder("k1", town.clerk)));
        deliverer().run();
        deliverer().run();
        var first = mailTo("clerk").getMessageID();

        assertThat(first).matches("<[0-9a-f]{32}@localhost>");
        assertThat(received()).hasSize(1);
        // The node died after the server took the mail and before that was written down: it goes out again, as the same
        // mail.
        town.run(() -> jdbc.sql("update notices.letter set state = 'WAITING', sent_at = null")
                .update());
        deliverer().run();
        assertThat(received()).hasSize(2).extracting(MimeMessage::getMessageID).containsOnly(first);
    }

    @Test
    void anOfficeWhoseHolderHasLeftIsReachedAtItsOwnAddress() {
        assertThat(town.in(() -> notices.accountsOf(town.social))).contains(town.holder);

        town.run(() -> jdbc.sql("update identity.account set closed_at = now() where id = :id")
                .param("id", town.holder)
                .update());

        assertThat(town.in(() -> notices.accountsOf(town.social))).doesNotContain(town.holder);
    }

    @Test
    void writesNothingWhenWhatItTellsOfWasUndone() {
        try {
            town.run(() -> {
                notices.send(reminder("k1", town.clerk));
                throw new IllegalStateException("undone");
            });
        } catch (IllegalStateException expected) {
            // the transaction is gone, and the letter with it
        }

        assertThat(town.in(() -> notices.latest(10))).isEmpty();
    }

    @Test
    void sendsEachOnceWhenSeveralNodesDeliverAtOnce() throws Exception {
        town.run(() -> {
            for (var i = 0; i < 40; i++) {
                notices.send(reminder("k" + i, town.clerk));
            }
        });
        waiting();

        try (var nodes = Executors.newFixedThreadPool(4)) {
            var running = new ArrayList<Callable<Object>>();
            for (var i = 0; i < 4; i++) {
                var node = node(server.getSmtp().getPort());
                running.add(() -> {
                    town.outside(node::run);
                    return true;
                });
            }
            for (var one : nodes.invokeAll(running)) {
                one.get();
            }
        }

        assertThat(received()).hasSize(40).extracting(MimeMessage::getMessageID).doesNotHaveDuplicates();
    }

    @Test
    void waitsLongerAfterEachFailureAndGivesUpInTheEnd() {
        town.run(() -> notices.send(reminder("k1", town.clerk)));
        waiting();
        var port = server.getSmtp().getPort();
        server.stop();
        var node = node(port);

        town.outside(node::run);
        var once = town.in(() -> notices.latest(1)).getFirst();
        assertThat(once.state()).isEqualTo(DeliveryState.WAITING);
        assertThat(once.attempts()).isEqualTo(1);
        assertThat(once.failure()).isNotBlank();
        town.outside(node::run);
        assertThat(town.in(() -> notices.latest(1)).getFirst().attempts())
                .as("not before its time")
                .isEqualTo(1);

        for (var i = 0; i < 20; i++) {
            clock.offset(clock.offset().plus(Duration.ofHours(25)));
            town.outside(node::run);
        }
        var last = town.in(() -> notices.latest(1)).getFirst();
        assertThat(last.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(last.attempts()).isEqualTo(Outbox.PATIENCE.size() + 1);
    }

    @Test
    void keepsWhatItWouldHaveSentWhereThereIsNoServer() {
        town.run(() -> notices.send(reminder("k1", town.clerk)));

        assertThat(town.in(() -> notices.latest(10))).extracting(Mail::state).containsExactly(DeliveryState.KEPT);
    }

    @Test
    void tellsWhoFollowsAThreadWhatWasAddedAnywhereInIt() {
        var recommendation = new Subject("recommendation", Ids.next());
        var ask = new Subject("errand", Ids.next());
        var sibling = new Subject("errand", Ids.next());
        town.run(() -> {
            ledger.record(Draft.of("SENT", recommendation, Actor.SYSTEM));
            ledger.record(Draft.of("ASKED", ask, Actor.SYSTEM).linkedTo(recommendation));
            ledger.record(Draft.of("ASKED", sibling, Actor.SYSTEM).linkedTo(recommendation));
        });
        town.run(() -> {
            notices.follow(ask, town.clerk);
            notices.follow(recommendation, town.clerk);
        });

        town.run(() -> ledger.record(Draft.of("ANSWER", ask, Actor.office(town.social, "Social Service"))));
        town.run(() -> ledger.record(Draft.of("ANSWER", sibling, Actor.office(town.social, "Social Service"))));

        assertThat(town.in(() -> notices.latest(10)))
                .extracting(Mail::key)
                .as("once for each act, also to who follows twice")
                .containsExactlyInAnyOrder("act:" + (town.recorded + 4), "act:" + (town.recorded + 5));
        town.run(() -> {
            notices.unfollow(recommendation, town.clerk);
            ledger.record(Draft.of("VERDICT", sibling, Actor.SYSTEM));
        });
        assertThat(town.in(() -> notices.latest(10))).hasSize(2);
    }

    @Test
    void showsAndErasesWhatItKeepsAboutSomebody() {
        var ask = new Subject("errand", Ids.next());
        town.run(() -> {
            ledger.record(Draft.of("ASKED", ask, Actor.SYSTEM));
            notices.follow(ask, town.clerk);
            notices.send(reminder("k1", town.clerk));
        });
        assertThat(town.in(() -> aboutMe.export(town.clerk)).toString()).contains(ask.toString(), "Due 22 April 2026");

        town.run(() -> aboutMe.erase(town.clerk));

        assertThat(town.in(() -> notices.followers(ask))).isEmpty();
        assertThat(town.in(() -> notices.latest(10)).toString()).doesNotContain("clerk@", "Nikos");
    }

    private Letter reminder(String key, java.util.UUID account) {
        return Letter.of(
                key,
                account,
                "duties.mail.reminder.subject",
                "duties.mail.reminder.body",
                "/overdue",
                java.util.Map.of("en", "Social Service", "el", "Κοινωνική Υπηρεσία"),
                city.koinon.platform.duties.DutyKind.ANSWER,
                java.time.LocalDate.parse("2026-04-22"));
    }

    /** In the tests' house there is no mail server, so letters are kept; here they are to go out. */
    @Test
    void letsAMailProgrammeEndTheLettersOfAThreadWithOneClick() throws Exception {
        var thread = new Subject("errand", Ids.next());
        town.run(() -> {
            ledger.record(Draft.of("ASKED", thread, Actor.SYSTEM));
            notices.follow(thread, town.clerk);
            notices.send(reminder("k1", town.holder));
        });
        town.run(() -> ledger.record(Draft.of("ANSWER", thread, Actor.office(town.social, "Social Service"))));
        deliverer().run();

        var news = mailTo("clerk");
        assertThat(news.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        var address = news.getHeader("List-Unsubscribe")[0];
        assertThat(address).matches("<" + base.origin() + "/" + town.slug + "/en/unfollow/[0-9a-f-]{36}>");
        assertThat(mailTo("holder").getHeader("List-Unsubscribe"))
                .as("a reminder of one’s own duty cannot be left")
                .isNull();

        // As a mail server does it: no cookie, no form, nothing but these words; and once more, because it was not sure
        // the first time.
        var path = address.substring(1 + base.origin().length(), address.length() - 1);
        for (var attempt = 0; attempt < 2; attempt++) {
            var answer = mvc.perform(post(path)
                            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                            .content("List-Unsubscribe=One-Click"))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).isEqualTo(204);
            assertThat(town.in(() -> notices.followers(thread))).isEmpty();
        }
    }

    private void waiting() {
        town.run(() -> jdbc.sql("update notices.letter set state = 'WAITING' where state = 'KEPT'")
                .update());
    }

    private Runnable deliverer() {
        waiting();
        var node = node(server.getSmtp().getPort());
        return () -> town.outside(node::run);
    }

    private DeliverLetters node(int port) {
        var post = new Post("127.0.0.1", port, "", "", "none", "", base);
        return new DeliverLetters(new Outbox(jdbc, post, clock), post, municipality, transactions);
    }

    private List<MimeMessage> received() {
        return Arrays.asList(server.getReceivedMessages());
    }

    private MimeMessage mailTo(String name) {
        return received().stream()
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().startsWith(name + "@");
                    } catch (jakarta.mail.MessagingException failure) {
                        throw new IllegalStateException(failure);
                    }
                })
                .findFirst()
                .orElseThrow();
    }
}
