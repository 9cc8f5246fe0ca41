package city.koinon.platform.notices;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Calendar files (RFC 5545): every hour stands in the zone of the city, whose rules come along with it. */
public final class Calendars {

    private static final MediaType TYPE = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private Calendars() {}

    /**
     * Something with a beginning and an end.
     *
     * @param uid stable for ever, unique in the world: {@code <id>@<city>}
     * @param sequence grows with every change, so that a calendar that has it already takes the newer one
     * @param changedAt when it was last changed
     * @param url where more is said, as an absolute address
     */
    public record Event(
            String uid,
            int sequence,
            Instant changedAt,
            Instant start,
            Instant end,
            String summary,
            @Nullable String description,
            @Nullable String location,
            @Nullable String url,
            boolean cancelled) {}

    public static ResponseEntity<byte[]> answer(String name, ZoneId zone, List<Event> events) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .body(write(name, zone, events).getBytes(StandardCharsets.UTF_8));
    }

    public static String write(String name, ZoneId zone, List<Event> events) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Koinon//Koinon//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        var gone = !events.isEmpty() && events.stream().allMatch(Event::cancelled);
        calendar.add(gone ? ImmutableMethod.CANCEL : ImmutableMethod.PUBLISH);
        calendar.add(new XProperty("X-WR-CALNAME", name));
        var rules = TimeZoneRegistryFactory.getInstance().createRegistry().getTimeZone(zone.getId());
        if (rules != null && !(zone instanceof ZoneOffset)) {
            calendar.add(rules.getVTimeZone());
        }
        events.forEach(event -> calendar.add(event(event, rules == null ? ZoneOffset.UTC : zone)));
        return calendar.toString();
    }

    private static VEvent event(Event event, ZoneId zone) {
        var entry = new VEvent(false);
        entry.add(new Uid(event.uid()));
        entry.add(new DtStamp(event.changedAt()));
        entry.add(new LastModified(event.changedAt()));
        entry.add(new Sequence(event.sequence()));
        entry.add(new DtStart<>(event.start().atZone(zone)));
        entry.add(new DtEnd<>(event.end().atZone(zone)));
        entry.add(new Summary(event.summary()));
        entry.add(new Status(event.cancelled() ? Status.VALUE_CANCELLED : Status.VALUE_CONFIRMED));
        if (event.description() != null) {
            entry.add(new Description(event.description()));
        }
        if (event.location() != null) {
            entry.add(new Location(event.location()));
        }
        if (event.url() != null) {
            entry.add(new Url(new ParameterList(), URI.create(event.url()).toString()));
        }
        return entry;
    }
}
