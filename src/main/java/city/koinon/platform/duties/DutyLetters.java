package city.koinon.platform.duties;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.notices.Letter;
import city.koinon.platform.notices.Notices;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What those concerned are told when a duty moves. The words name the party, the kind and the date; what was written is on the page. */
@Component
class DutyLetters {

    private final Notices notices;
    private final PartyBook parties;
    private final Directory directory;
    private final Council council;

    DutyLetters(Notices notices, PartyBook parties, Directory directory, Council council) {
        this.notices = notices;
        this.parties = parties;
        this.directory = directory;
        this.council = council;
    }

    void extended(Duty duty) {
        toCreditor(duty, "extended", "duties.mail.extended.subject", "duties.mail.extended.body");
    }

    void asked(Duty duty) {
        toCreditor(duty, "asked", "duties.mail.asked.subject", "duties.mail.asked.body");
    }

    void resumed(Duty duty) {
        toDebtor(duty, "resumed", "duties.mail.resumed.subject", "duties.mail.resumed.body");
    }

    void waived(Duty duty) {
        toDebtor(duty, "waived", "duties.mail.waived.subject", "duties.mail.waived.body");
    }

    /** Tells whom the rung names. @param superior the next office above, where there is one */
    void climbed(Duty duty, Rung rung, Optional<Office> superior) {
        if (rung.level() == 0) {
            toDebtor(duty, "L0", "duties.mail.reminder.subject", "duties.mail.reminder.body");
            return;
        }
        var what = "L" + rung.level();
        if (rung.reaches(Rung.Target.DEBTOR)) {
            toDebtor(duty, what, "duties.mail.overdue.subject", "duties.mail.overdue.body");
        }
        if (rung.reaches(Rung.Target.SUPERIOR)) {
            superior.ifPresent(office ->
                    toOffice(duty, what, office.id(), "duties.mail.superior.subject", "duties.mail.superior.body"));
        }
        if (rung.reaches(Rung.Target.TOP_OFFICE)) {
            directory
                    .topOffice()
                    .ifPresent(office ->
                            toOffice(duty, what, office.id(), "duties.mail.top.subject", "duties.mail.top.body"));
        }
        if (rung.reaches(Rung.Target.COUNCIL)) {
            council.secretary()
                    .ifPresent(office -> toOffice(
                            duty, what, office.id(), "duties.mail.council.subject", "duties.mail.council.body"));
        }
    }

    private void toDebtor(Duty duty, String what, String subject, String body) {
        to(duty, duty.by(), what, subject, body);
    }

    private void toCreditor(Duty duty, String what, String subject, String body) {
        if (duty.to() != null) {
            to(duty, duty.to(), what, subject, body);
        }
    }

    private void to(Duty duty, Party party, String what, String subject, String body) {
        if (party.kind() == PartyKind.OFFICE) {
            toOffice(duty, what, party.id(), subject, body);
        } else {
            parties.accounts(party)
                    .forEach(account ->
                            notices.send(Letter.of(key(duty, what), account, subject, body, path(duty), args(duty))));
        }
    }

    private void toOffice(Duty duty, String what, UUID office, String subject, String body) {
        notices.sendToOffice(key(duty, what), office, subject, body, path(duty), args(duty));
    }

    /** 0 who owes it, 1 what, 2 until when. */
    private Object[] args(Duty duty) {
        return new Object[] {parties.names(duty.by()), duty.kind(), duty.dueOn()};
    }

    private static String key(Duty duty, String what) {
        return "duty:" + duty.id() + ":" + what;
    }

    private static String path(Duty duty) {
        return "/duties/" + duty.id();
    }
}
