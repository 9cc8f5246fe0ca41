package city.koinon.platform.notices;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.NightWork;
import city.koinon.platform.duties.Town;
import city.koinon.platform.kernel.CityJob;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.ui.BaseAddress;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Two letters wait for a mail server that takes them. No letter is ever lost; one that the server had taken, when the plug was pulled before
 * that could be written down, goes out once more as the very same mail, so that a mailbox can show it once. No other is sent twice.
 */
class PostNight implements NightWork {

    private final Town town;
    private final JdbcClient jdbc;
    private final Notices notices;
    private final DeliverLetters node;
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private long takenAndNotWrittenDown;

    PostNight(
            ApplicationContext house,
            JdbcClient jdbc,
            MovableClock clock,
            Notices notices,
            Municipality municipality,
            PlatformTransactionManager transactions,
            BaseAddress base) {
        this.town = new Town(house);
        this.jdbc = jdbc;
        this.notices = notices;
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        var post = new Post("127.0.0.1", server.getSmtp().getPort(), "", "", "none", "", base);
        this.node = new DeliverLetters(new Outbox(jdbc, post, clock), post, municipality, transactions);
        town.run(municipality::city);
    }

    @Override
    public String job() {
        return "deliver-letters";
    }

    @Override
    public String city() {
        return town.slug;
    }

    @Override
    public void evening() {
        reset();
        town.at("2026-04-08");
        town.run(() -> {
            for (var account : List.of(town.holder, town.clerk)) {
                notices.send(Letter.of(
                        "night",
                        account,
                        "duties.mail.register.subject",
                        "duties.mail.register.body",
                        "/overdue",
                        1,
                        "2026-04-06"));
            }
            jdbc.sql("update notices.letter set state = 'WAITING'").update();
        });
    }

    private void reset() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The job of the house has no mail server; this node has one. */
    @Override
    public void run(CityJob job) {
        node.run();
    }

    @Override
    public void inBetween() {
        takenAndNotWrittenDown = received().count() - written();
        assertThat(takenAndNotWrittenDown).as("letters under way").isBetween(0L, 1L);
    }

    @Override
    public Object morning() {
        var bodies = received().collect(java.util.stream.Collectors.groupingBy(PostNight::id));
        if (written() > 0) {
            assertThat(bodies).as("letters that arrived").hasSize(2);
            assertThat(received().count()).as("mails").isEqualTo(2 + takenAndNotWrittenDown);
            assertThat(bodies.values())
                    .allSatisfy(same ->
                            assertThat(same).extracting(PostNight::words).containsOnly(words(same.getFirst())));
        }
        return Map.of("sent", written());
    }

    private long written() {
        return town.in(() -> jdbc.sql("select count(*) from notices.letter where state = 'SENT' and attempts = 1")
                .query(Long.class)
                .single());
    }

    private Stream<MimeMessage> received() {
        return Arrays.stream(server.getReceivedMessages());
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String words(MimeMessage mail) {
        try {
            return mail.getSubject() + mail.getSentDate() + mail.getContent();
        } catch (MessagingException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
