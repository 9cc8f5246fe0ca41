package city.koinon.listen.participation;

import city.koinon.platform.kernel.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A body comes together. */
record Meeting(
        UUID id,
        UUID body,
        int number,
        Instant startsAt,
        Instant endsAt,
        Mode mode,
        @Nullable String place,
        @Nullable String link,
        List<String> languages,
        Set<Support> support,
        Stage stage,
        @Nullable Instant convenedAt,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant cancelledAt,
        @Nullable UUID cancelledFor,
        int guests,
        int version) {

    /** Doors open this long before the time that was announced. */
    static final Duration EARLY = Duration.ofMinutes(30);

    public enum Mode {
        ROOM,
        ONLINE,
        HYBRID;

        boolean needsPlace() {
            return this != ONLINE;
        }

        boolean needsLink() {
            return this != ROOM;
        }
    }

    public enum Stage {
        PLANNED,
        CONVENED,
        IN_SESSION,
        HELD,
        CANCELLED
    }

    /** What makes it possible to come. */
    public enum Support {
        INTERPRETER,
        CHILDCARE,
        STEP_FREE,
        HEARING_LOOP,
        TRAVEL_REFUND
    }

    /** What may still get better once everybody has been told of a meeting. */
    enum Change {
        MODE,
        PLACE,
        LINK,
        LANGUAGES,
        SUPPORT,
        AGENDA
    }

    /** Where another plan of the same meeting differs. Its agenda stands elsewhere. */
    Set<Change> changesTo(Meeting next) {
        var changes = EnumSet.noneOf(Change.class);
        changed(changes, Change.MODE, mode, next.mode);
        changed(changes, Change.PLACE, place, next.place);
        changed(changes, Change.LINK, link, next.link);
        changed(changes, Change.LANGUAGES, languages, next.languages);
        changed(changes, Change.SUPPORT, support, next.support);
        return changes;
    }

    private static void changed(Set<Change> changes, Change what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(what);
        }
    }

    /** A plan is the secretary's; from convening on the meeting is everybody's. A cancelled plan never was. */
    boolean isPublic() {
        return convenedAt != null;
    }

    /** Still to be prepared: its agenda may change. */
    boolean ahead() {
        return stage == Stage.PLANNED || stage == Stage.CONVENED;
    }

    boolean comingAt(Instant now) {
        return stage == Stage.IN_SESSION || (stage == Stage.CONVENED && now.isBefore(endsAt));
    }

    List<Refusal> whyNotConvened(int items, int noticeDays, Instant now, ZoneId zone) {
        var why = new ArrayList<Refusal>();
        if (items == 0) {
            why.add(new Refusal("position1", "participation.meeting.no-agenda"));
        }
        if (now.isAfter(startsAt.atZone(zone).minusDays(noticeDays).toInstant())) {
            why.add(new Refusal("on", "participation.meeting.too-short-notice", noticeDays));
        }
        if (mode.needsPlace() && place == null) {
            why.add(new Refusal("place", "participation.meeting.no-place"));
        }
        if (mode.needsLink() && link == null) {
            why.add(new Refusal("link", "participation.meeting.no-link"));
        }
        if (languages.isEmpty()) {
            why.add(new Refusal("languages", "participation.meeting.no-language"));
        }
        return why;
    }

    boolean mayOpenAt(Instant now) {
        return !now.isBefore(startsAt.minus(EARLY));
    }
}
