package city.koinon.listen.participation;

import city.koinon.platform.notices.Calendars;
import city.koinon.platform.notices.Feeds;
import city.koinon.platform.ui.BaseAddress;
import city.koinon.platform.ui.Page;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Meetings for calendars and feed readers. Neither ever carries the link for coming in online: that is the members'. */
@Component
class MeetingFeeds {

    private final Feeds feeds;
    private final BaseAddress base;

    MeetingFeeds(Feeds feeds, BaseAddress base) {
        this.feeds = feeds;
        this.base = base;
    }

    ResponseEntity<byte[]> calendar(List<MeetingViews.Line> meetings, Page page) {
        return Calendars.answer(
                page.say("participation.meetings.title") + " – " + page.cityName(),
                page.zone(),
                meetings.stream().map(it -> event(it, page)).toList());
    }

    private Calendars.Event event(MeetingViews.Line line, Page page) {
        var meeting = line.meeting();
        return new Calendars.Event(
                meeting.id() + "@" + page.city() + ".koinon",
                meeting.version(),
                changed(line),
                meeting.startsAt(),
                meeting.endsAt(),
                title(line, page),
                about(line, page),
                meeting.place(),
                base.to(page.to(line.path())),
                meeting.stage() == Meeting.Stage.CANCELLED);
    }

    ResponseEntity<byte[]> atom(List<MeetingViews.Line> meetings, Page page) {
        var entries = meetings.stream()
                .sorted(Comparator.comparing(MeetingFeeds::changed).reversed())
                .map(it -> new Feeds.Entry(
                        "meetings/" + it.meeting().id(),
                        title(it, page),
                        it.path(),
                        changed(it),
                        page.say(it.meeting().stage()) + ". " + about(it, page)))
                .toList();
        return feeds.answer(page, page.say("participation.meetings.title"), "/meetings", entries);
    }

    private static String title(MeetingViews.Line line, Page page) {
        return page.say(
                "participation.meeting.numbered",
                line.name().value(),
                line.meeting().number());
    }

    private String about(MeetingViews.Line line, Page page) {
        var meeting = line.meeting();
        var text = new StringBuilder(page.date(line.day())).append(", ").append(line.time());
        text.append(". ").append(page.say(meeting.mode()));
        if (meeting.place() != null) {
            text.append(": ").append(meeting.place());
        }
        text.append(". ").append(MeetingViews.languages(meeting, page)).append('.');
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
