package city.koinon.act.services;

import city.koinon.platform.hours.Hours;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service where one can have it: at a place, by telephone or on the screen.
 *
 * @param place null unless the channel is a place
 * @param link  where to book, or where it is on the screen
 */
public record Offering(
        UUID id,
        UUID service,
        Channel channel,
        @Nullable UUID place,
        Hours hours,
        @Nullable String phone,
        @Nullable String email,
        Booking booking,
        @Nullable String link) {

    public enum Channel {
        PLACE,
        PHONE,
        ONLINE
    }

    /** How one gets a time there, other than here: not at all, by telephone, or under a link. */
    public enum Booking {
        NONE,
        PHONE,
        LINK
    }

    public Offering {
        if ((channel == Channel.PLACE) != (place != null)) {
            throw new IllegalArgumentException("What is given at a place has one, and nothing else has");
        }
    }

    public Offering with(Hours other) {
        return new Offering(id, service, channel, place, other, phone, email, booking, link);
    }
}
