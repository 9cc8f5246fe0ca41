package city.koinon.platform.ledger;

import java.util.UUID;

/** The thing an act is about: its kind in the city's words ({@code recommendation}, {@code ask}, {@code commitment}) and its id. */
public record Subject(String kind, UUID id) {

    public Subject {
        if (!kind.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("A kind is a short lower-case word, not " + kind);
        }
    }

    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
