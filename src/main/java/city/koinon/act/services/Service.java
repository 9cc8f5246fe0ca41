package city.koinon.act.services;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something an organisation does for people.
 *
 * @param office      which office of the city answers for what is said here; null where none does
 * @param words       the ids of its texts; {@link Part#NAME} is always among them
 * @param minimumAge  in whole years, for somebody of that age too; null where there is none
 * @param maximumAge  likewise
 * @param topics      what it is about
 * @param languages   tags of the languages spoken there
 * @param documents   the papers to bring, in their order
 * @param price       null when nobody has said; then the words about cost may say it
 * @param critical    what is said here touches deadlines, rights or safety
 * @param confirmedOn when somebody last made sure that all of it is so; null when nobody has
 * @param assurer     the mailbox of whoever said so elsewhere, for services that came from a file
 */
public record Service(
        UUID id,
        String slug,
        UUID organisation,
        @Nullable UUID office,
        Map<Part, UUID> words,
        @Nullable Integer minimumAge,
        @Nullable Integer maximumAge,
        Status status,
        Set<Topic> topics,
        Set<String> languages,
        List<UUID> documents,
        @Nullable Price price,
        @Nullable Capacity capacity,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String website,
        boolean critical,
        @Nullable LocalDate confirmedOn,
        @Nullable String assurer,
        int version,
        Instant changedAt) {

    /** How long anybody may rely on what was made sure of. */
    public static final int GOOD_FOR_DAYS = 365;

    public enum Part {
        NAME,
        ABOUT,
        HOW_TO_APPLY,
        COST,
        ELIGIBILITY,
        INTERPRETER,
        ALERT
    }

    public enum Status {
        ACTIVE,
        PAUSED,
        CLOSED
    }

    /** @param currency ISO 4217, three capital letters */
    public record Price(BigDecimal amount, String currency) {

        public Price {
            amount = amount.setScale(2, RoundingMode.HALF_UP);
        }

        public boolean free() {
            return amount.signum() == 0;
        }

        /** Whether somebody who reads these words need not be told it once more. */
        boolean isToldBy(String words) {
            return free() || words.contains(amount.stripTrailingZeros().toPlainString());
        }
    }

    /**
     * How many people can still come.
     *
     * @param available free places, not negative
     * @param maximum   all places; null where there is no limit
     * @param at        when they were counted
     */
    public record Capacity(int available, @Nullable Integer maximum, Instant at) {

        public Capacity {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    public Service {
        words = Collections.unmodifiableMap(new EnumMap<>(words));
        topics = topics.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(topics));
        languages = Collections.unmodifiableSet(new java.util.LinkedHashSet<>(languages));
        documents = List.copyOf(documents);
        if (!words.containsKey(Part.NAME)) {
            throw new IllegalArgumentException("A service without a name: " + id);
        }
    }

    public UUID name() {
        return text(Part.NAME);
    }

    /** @throws IllegalStateException when nothing is said about it */
    public UUID text(Part part) {
        var text = words.get(part);
        if (text == null) {
            throw new IllegalStateException("Nothing is said about " + part);
        }
        return text;
    }

    public boolean says(Part part) {
        return words.containsKey(part);
    }

    /** All its texts, the name first. */
    public Stream<UUID> texts() {
        return words.values().stream();
    }

    /** Whether somebody at home or at work might not like to see one read about it. */
    public boolean delicate() {
        return topics.stream().anyMatch(Topic::delicate);
    }

    public boolean free() {
        return price != null && price.free();
    }

    /** The last day on which what was made sure of can be relied on; null when nobody ever has. */
    public @Nullable LocalDate confirmationDue() {
        return confirmedOn == null ? null : confirmedOn.plusDays(GOOD_FOR_DAYS);
    }

    /** Whether nobody has made sure for too long, or ever. */
    public boolean unconfirmedOn(LocalDate today) {
        var due = confirmationDue();
        return due == null || today.isAfter(due);
    }

    /** Below city and language. */
    public String path() {
        return "/services/" + slug;
    }
}
