package city.koinon.listen.participation;

import city.koinon.platform.notices.FeedSource;
import city.koinon.platform.ui.Page;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Meetings can be subscribed to, as news and as a calendar. */
@Component
class MeetingSubscriptions implements FeedSource {

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Stream<Feed> feeds(Page page) {
        var title = page.say("participation.meetings.title");
        return Stream.of(new Feed(title, "/meetings.atom"), new Feed(title, "/meetings.ics"));
    }
}
