package city.koinon.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.EventPublication.Status;

class TellAgainTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    @Test
    void whatNobodyTookUpIsToldAgainAfterAMinute() {
        assertThat(forgotten(Status.PUBLISHED, NOON.minusSeconds(50), null)).isFalse();
        assertThat(forgotten(Status.PUBLISHED, NOON.minusSeconds(70), null)).isTrue();
        assertThat(forgotten(Status.FAILED, NOON.minusSeconds(70), null)).isTrue();
    }

    @Test
    void whoeverIsAtItIsNotToldASecondTimeUnlessTheirNodeMustHaveDied() {
        assertThat(forgotten(Status.PROCESSING, NOON.minusSeconds(14 * 60), null))
                .isFalse();
        assertThat(forgotten(Status.PROCESSING, NOON.minusSeconds(16 * 60), null))
                .isTrue();
        assertThat(forgotten(Status.PROCESSING, NOON.minusSeconds(16 * 60), NOON.minusSeconds(2 * 60)))
                .as("told again two minutes ago")
                .isFalse();
    }

    private static boolean forgotten(Status status, Instant published, @Nullable Instant toldAgain) {
        return TellAgain.isForgotten(new Told(status, published, toldAgain), NOON);
    }

    private record Told(
            Status status, Instant published, @Nullable Instant toldAgain) implements EventPublication {

        @Override
        public UUID getIdentifier() {
            return new UUID(0, 1);
        }

        @Override
        public Object getEvent() {
            return "something happened";
        }

        @Override
        public Instant getPublicationDate() {
            return published;
        }

        @Override
        public Optional<Instant> getCompletionDate() {
            return Optional.empty();
        }

        @Override
        public Status getStatus() {
            return status;
        }

        @Override
        public @Nullable Instant getLastResubmissionDate() {
            return toldAgain;
        }

        @Override
        public int getCompletionAttempts() {
            return 1;
        }
    }
}
