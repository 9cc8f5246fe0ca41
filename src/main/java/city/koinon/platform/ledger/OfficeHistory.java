package city.koinon.platform.ledger;

import city.koinon.platform.directory.OfficePart;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** On the page of an office: when it was opened, who was named to it and from when to when, when it was closed. */
@Component
class OfficeHistory implements OfficePart {

    private final Ledger ledger;
    private final Tellers tellers;
    private final Pieces pieces;

    OfficeHistory(Ledger ledger, Tellers tellers, Pieces pieces) {
        this.ledger = ledger;
        this.tellers = tellers;
        this.pieces = pieces;
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public Optional<Content> render(UUID office, Page page) {
        var acts = ledger.of(OfficesInTheRecord.subject(office));
        return acts.isEmpty()
                ? Optional.empty()
                : Optional.of(pieces.of(
                        "platform/ledger/office-history", Map.of("page", page, "moments", tellers.tell(acts, page))));
    }
}
