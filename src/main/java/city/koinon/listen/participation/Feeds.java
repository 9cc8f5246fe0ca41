package city.koinon.listen.participation;

import city.koinon.platform.ui.BaseAddress;
import city.koinon.platform.ui.Page;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndLinkImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Meetings for calendars and feed readers. Neither ever carries the link for coming in online: that is the members'. */
@Component
class Feeds {

    private static final MediaType ICS = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final MediaType ATOM = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);

    private final BaseAddress base;

    Feeds(BaseAddress base) {
        this.base = base;
    }

    ResponseEntity<byte[]> calendar(List<MeetingViews.Line> meetings, Page page) {
        var calendar = new Calendar()
                .withProdId(new ProdId("-//Koinon//" + page.city() + "//" + page.lang()).getValue())
                .getFluentTarget();
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        meetings.forEach(it -> calendar.add(event(it, page)));
        return ResponseEntity.ok().contentType(ICS).body(calendar.toString().getBytes(StandardCharsets.UTF_8));
    }

    private VEvent event(MeetingViews.Line line, Page page) {
        var meeting = line.meeting();
        var event = new VEvent(meeting.startsAt(), Duration.between(meeting.startsAt(), meeting.endsAt()), title(line, page));
        event.add(new Uid(meeting.id() + "@" + page.city() + ".koinon"));
        event.replace(new DtStamp(Optional.ofNullable(meeting.convenedAt()).orElse(Instant.EPOCH)));
        event.add(new Sequence(meeting.version()));
        event.add(meeting.stage() == Meeting.Stage.CANCELLED
                ? new Status("CANCELLED")
                : new Status(meeting.stage() == Meeting.Stage.PLANNED ? "TENTATIVE" : "CONFIRMED"));
        if (meeting.place() != null) {
            event.add(new Location(meeting.place()));
        }
        event.add(new Description(about(line, page)));
        return event;
    }

    ResponseEntity<byte[]> atom(List<MeetingViews.Line> meetings, Page page) {
        var feed = new SyndFeedImpl();
        feed.setFeedType("atom_1.0");
        feed.setTitle(page.say("participation.meetings.title") + " – " + page.cityName());
        feed.setUri(base.to(page.to("/meetings.atom")));
        feed.setLinks(List.of(link("self", base.to(page.to("/meetings.atom"))), link("alternate", base.to(page.to("/meetings")))));
        feed.setLanguage(page.lang());
        feed.setPublishedDate(Date.from(meetings.stream()
                .map(Feeds::changed)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH)));
        feed.setEntries(meetings.stream()
                .sorted(Comparator.comparing(Feeds::changed).reversed())
                .<com.rometools.rome.feed.synd.SyndEntry>map(it -> entry(it, page))
                .toList());
        try {
            return ResponseEntity.ok()
                    .contentType(ATOM)
                    .body(new SyndFeedOutput().outputString(feed).getBytes(StandardCharsets.UTF_8));
        } catch (FeedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private SyndEntryImpl entry(MeetingViews.Line line, Page page) {
        var entry = new SyndEntryImpl();
        entry.setTitle(title(line, page));
        entry.setUri("urn:uuid:" + line.meeting().id());
        entry.setLink(base.to(page.to(line.path())));
        entry.setPublishedDate(Date.from(Optional.ofNullable(line.meeting().convenedAt()).orElse(changed(line))));
        entry.setUpdatedDate(Date.from(changed(line)));
        var content = new SyndContentImpl();
        content.setType("text");
        content.setValue(page.say(line.meeting().stage()) + ". " + about(line, page));
        entry.setDescription(content);
        entry.setAuthor(line.name().value());
        return entry;
    }

    private static SyndLinkImpl link(String rel, String href) {
        var link = new SyndLinkImpl();
        link.setRel(rel);
        link.setHref(href);
        return link;
    }

    private static String title(MeetingViews.Line line, Page page) {
        return page.say("participation.meeting.numbered", line.name().value(), line.meeting().number());
    }

    private String about(MeetingViews.Line line, Page page) {
        var meeting = line.meeting();
        var text = new StringBuilder(page.date(line.day())).append(", ").append(line.time());
        text.append(". ").append(page.say(meeting.mode()));
        if (meeting.place() != null) {
            text.append(": ").append(meeting.place());
        }
        text.append(". ").append(MeetingViews.languages(meeting)).append('.');
        if (!meeting.support().isEmpty()) {
            text.append(' ').append(MeetingViews.support(meeting, page)).append('.');
        }
        return text.append(' ').append(base.to(page.to(line.path()))).toString();
    }

    /** When people last learned something about it. */
    private static Instant changed(MeetingViews.Line line) {
        var meeting = line.meeting();
        return java.util.stream.Stream.of(
                        meeting.cancelledAt(), meeting.closedAt(), meeting.openedAt(), meeting.convenedAt())
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(Instant.EPOCH);
    }
}
