package city.koinon.platform.duties;

import city.koinon.platform.ledger.Subject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A duty about to come into being.
 *
 * @param to whom it is owed; null when to everybody
 * @param subject what it is about: its acts appear in the thread of this subject
 * @param links what the subject hangs under, for the same thread
 * @param startsOn day 0
 * @param basis the clause it rests on, by language, as the pages name it: "Rules of the board, version 2"
 */
public record Owed(
        DutyKind kind,
        Party by,
        @Nullable Party to,
        Subject subject,
        List<Subject> links,
        LocalDate startsOn,
        Term term,
        Map<String, String> basis,
        Ladder ladder) {

    public Owed {
        links = List.copyOf(links);
        basis = Map.copyOf(basis);
        if (!basis.containsKey("en")) {
            throw new IllegalArgumentException("Everybody must be able to read on what a duty rests");
        }
    }
}
