package city.koinon.listen.participation;

import city.koinon.NightWork;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.notices.Notices;
import city.koinon.platform.texts.Written;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Circulated minutes to which nobody has objected in time, of a meeting somebody follows. */
class SilentMinutesNight implements NightWork {

    private final Board board;
    private final JdbcClient jdbc;
    private final MinuteBook book;
    private final UUID meeting;

    SilentMinutesNight(ApplicationContext house, JdbcClient jdbc, MinuteBook book, Meetings meetings, Notices notices) {
        this.jdbc = jdbc;
        this.book = book;
        this.board = new Board(house, "2026-03-02");
        this.meeting = board.inSession("2026-03-20", 9);
        board.run(() -> {
            book.note(
                    board.item(meeting, ItemKind.INFORM),
                    Written.of("en", "The courses began."),
                    true,
                    board.secretary);
            meetings.close(meeting, board.secretary);
            book.circulate(meeting, board.secretary);
            notices.follow(new Subject(MinuteBook.KIND, meeting), board.holders.getFirst());
        });
    }

    @Override
    public String job() {
        return "participation-adopt-silent-minutes";
    }

    @Override
    public String city() {
        return board.city;
    }

    @Override
    public void evening() {
        board.at("2026-05-04");
        board.run(() -> jdbc.sql(
                        "update participation.minutes set state = 'CIRCULATED', adopted_at = null, adopted_by = null where meeting = :meeting")
                .param("meeting", meeting)
                .update());
    }

    @Override
    public Object morning() {
        return board.in(() -> book.get(meeting)).state();
    }
}
