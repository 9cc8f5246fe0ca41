package city.koinon.platform.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A public fact of the city. Read once, never changed.
 *
 * @param seq place in the record of the city: 1, 2, 3 … without a gap
 * @param on the day of the act in the zone of the city
 * @param commitment SHA-256 over salt and canonical content, 32 bytes
 * @param erased when words were removed from it: the payload holds what was left
 */
public record Act(
        long seq,
        UUID id,
        String type,
        Subject subject,
        Actor actor,
        Instant at,
        LocalDate on,
        Map<String, Object> payload,
        @Nullable String from,
        @Nullable String to,
        List<Subject> links,
        byte[] commitment,
        @Nullable Erased erased) {

    /** The commitment as people compare it: 64 hexadecimal digits. */
    public String fingerprint() {
        return HexFormat.of().formatHex(commitment);
    }

    /** The same act, with whoever acted under the name that is meant for the reader. */
    Act by(Actor reader) {
        return reader.equals(actor)
                ? this
                : new Act(seq, id, type, subject, reader, at, on, payload, from, to, links, commitment, erased);
    }

    public Optional<String> text(String key) {
        return Optional.ofNullable(payload.get(key)).map(String::valueOf);
    }

    public long number(String key) {
        return payload.get(key) instanceof Number number ? number.longValue() : 0;
    }

    public Optional<LocalDate> date(String key) {
        return text(key).map(LocalDate::parse);
    }

    public Optional<UUID> id(String key) {
        return text(key).map(UUID::fromString);
    }

    /** A multilingual text of the payload: language to value; empty when there is none. */
    public Map<String, String> texts(String key) {
        var texts = new LinkedHashMap<String, String>();
        if (payload.get(key) instanceof Map<?, ?> map) {
            map.forEach((lang, value) -> texts.put(String.valueOf(lang), String.valueOf(value)));
        }
        return texts;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Act act && act.seq == seq && act.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
