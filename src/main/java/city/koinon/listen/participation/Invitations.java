package city.koinon.listen.participation;

import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.notices.Letter;
import city.koinon.platform.notices.Notices;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.stereotype.Component;

/** Letters to those who sit in a body. */
@Component
class Invitations {

    private final Notices notices;
    private final Seats seats;
    private final Sentences sentences;
    private final Municipality municipality;

    Invitations(Notices notices, Seats seats, Sentences sentences, Municipality municipality) {
        this.notices = notices;
        this.seats = seats;
        this.sentences = sentences;
        this.municipality = municipality;
    }

    void convened(Body body, Meeting meeting) {
        send("convened", body, meeting, "participation.mail.convened.subject", "participation.mail.convened.body", "");
    }

    void changed(Body body, Meeting meeting) {
        send(
                "changed-" + meeting.version(),
                body,
                meeting,
                "participation.mail.changed.subject",
                "participation.mail.changed.body",
                "");
    }

    void cancelled(Body body, Meeting meeting) {
        send(
                "cancelled",
                body,
                meeting,
                "participation.mail.cancelled.subject",
                "participation.mail.cancelled.body",
                "");
    }

    void circulated(Body body, Meeting meeting, int revision) {
        send(
                "circulated-" + revision,
                body,
                meeting,
                "participation.mail.circulated.subject",
                "participation.mail.circulated.body",
                "/minutes");
    }

    private void send(String what, Body body, Meeting meeting, String subject, String text, String page) {
        var begins = meeting.startsAt().atZone(municipality.zone());
        for (var member : seats.members(body.id(), municipality.today())) {
            notices.send(Letter.of(
                    "participation/" + meeting.id() + "/" + what,
                    member.id(),
                    subject,
                    text,
                    "/meetings/" + meeting.id() + page,
                    sentences.all(body.name()),
                    meeting.number(),
                    LocalDate.from(begins),
                    LocalTime.from(begins).toString()));
        }
    }
}
