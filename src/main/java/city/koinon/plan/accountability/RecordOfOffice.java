package city.koinon.plan.accountability;

import city.koinon.platform.directory.OfficePart;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an office was asked, how it answered, what it promised, and whether it kept it: its record, on its own page. */
@Component
class RecordOfOffice implements OfficePart {

    /** @param asked recommendations with an ask to this office */
    record Sheet(Content figures, List<Reading.Row> asked, List<Reading.PromiseRow> promises) {

        boolean empty() {
            return asked.isEmpty() && promises.isEmpty();
        }
    }

    private final Archive archive;
    private final PromiseArchive promised;
    private final OfficeFigures figures;
    private final Reading reading;
    private final Pieces pieces;

    RecordOfOffice(Archive archive, PromiseArchive promised, OfficeFigures figures, Reading reading, Pieces pieces) {
        this.archive = archive;
        this.promised = promised;
        this.figures = figures;
        this.reading = reading;
        this.pieces = pieces;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Content> render(UUID office, Page page) {
        var asks = archive.asks();
        var answered = archive.answersBy(office).stream().map(Answer::ask).toList();
        var asked = archive.recommendations().stream()
                .filter(it -> it.sentOn() != null)
                .filter(it -> asks.getOrDefault(it.id(), List.of()).stream()
                        .anyMatch(ask -> ask.office().equals(office) || answered.contains(ask.id())))
                .toList();
        var sheet = new Sheet(
                figures.of(office, page),
                reading.rows(asked, page),
                reading.promises(promised.commitmentsBy(office), page));
        return Optional.of(pieces.of("plan/accountability/office-record", Map.of("page", page, "sheet", sheet)));
    }
}
