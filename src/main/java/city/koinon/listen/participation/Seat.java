package city.koinon.listen.participation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in a body. It stays while those who hold it come and go. */
public record Seat(
        UUID id,
        UUID body,
        String label,
        Constituency constituency,
        @Nullable UUID organisation,
        boolean voting,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        int version) {

    /** For whom a seat speaks. There is no other property by which seats could be told apart. */
    public enum Constituency {
        ASSOCIATION,
        RESIDENT,
        EMPLOYER,
        SERVICE,
        CITY,
        EXPERT;

        /** Power is named. Who speaks for neighbours or for an association may choose the name they are known by. */
        boolean named() {
            return this != ASSOCIATION && this != RESIDENT;
        }

        boolean ofAnOrganisation() {
            return this == ASSOCIATION || this == EMPLOYER || this == SERVICE;
        }
    }

    boolean openOn(LocalDate day) {
        return !day.isBefore(openedOn) && (closedOn == null || !day.isAfter(closedOn));
    }
}
