package city.koinon.listen.participation;

import city.koinon.platform.ledger.SubjectTopic;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Words;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a meeting is called: its body and its number. */
@Component
class MeetingNames {

    private final Meetings meetings;
    private final Bodies bodies;
    private final Texts texts;
    private final Words words;

    MeetingNames(Meetings meetings, Bodies bodies, Texts texts, Words words) {
        this.meetings = meetings;
        this.bodies = bodies;
        this.texts = texts;
        this.words = words;
    }

    String of(Meeting meeting, String lang) {
        var body = texts.get(bodies.get(meeting.body()).name()).in(lang).value();
        return words.say(lang, "participation.meeting.numbered", body, meeting.number());
    }

    Optional<SubjectTopic.Topic> topic(UUID meeting, String lang, String below) {
        return meetings.find(meeting)
                .filter(Meeting::isPublic)
                .map(it -> new SubjectTopic.Topic(of(it, lang), "/meetings/" + meeting + below));
    }
}
