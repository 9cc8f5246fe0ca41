package city.koinon.platform.identity;

import city.koinon.platform.ui.DeskPart;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says on the desk which roles wait for a passkey, and where to register one. */
@Component
class KeysOnTheDesk implements DeskPart {

    private final Accounts accounts;
    private final Pieces pieces;

    KeysOnTheDesk(Accounts accounts, Pieces pieces) {
        this.accounts = accounts;
        this.pieces = pieces;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public Optional<Content> render(Page page) {
        var visitor = page.visitor();
        if (!visitor.signedIn() || visitor.strong()) {
            return Optional.empty();
        }
        var sleeping = AccountPages.names(
                page, Standing.of(accounts.held(visitor.accountId()), false).dormant());
        return sleeping.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        pieces.of("platform/identity/sleeping", Map.of("page", page, "roles", List.copyOf(sleeping))));
    }
}
