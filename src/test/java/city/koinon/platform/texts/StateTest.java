package city.koinon.platform.texts;

import static city.koinon.platform.texts.State.CURRENT;
import static city.koinon.platform.texts.State.IN_PROGRESS;
import static city.koinon.platform.texts.State.MACHINE_UNREVIEWED;
import static city.koinon.platform.texts.State.MISSING;
import static city.koinon.platform.texts.State.ORIGINAL;
import static city.koinon.platform.texts.State.STALE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a translation is worth follows from revision numbers. */
class StateTest {

    /** The original in Greek stands at its fifth wording; the third was the last that changed its sense. */
    @ParameterizedTest
    @CsvSource({
        "5, HUMAN,     false, CURRENT",
        "3, HUMAN,     false, CURRENT",
        "2, HUMAN,     false, STALE",
        "1, COMMUNITY, true,  STALE",
        "4, COMMUNITY, false, CURRENT",
        "5, MACHINE,   false, MACHINE_UNREVIEWED",
        "3, MACHINE,   true,  CURRENT",
        "2, MACHINE,   false, STALE",
        "2, MACHINE,   true,  STALE",
    })
    void followsFromWhatTheTranslatorHadBesideThem(int ofRevision, Origin origin, boolean reviewed, State state) {
        var text = text(5, 3, new Rendering("ar", "دروس", origin, ofRevision, null, reviewed));

        assertThat(text.state("ar")).isEqualTo(state);
        assertThat(text.state("el")).isEqualTo(ORIGINAL);
        assertThat(text.state("fa")).isEqualTo(MISSING);
    }

    @Test
    void isNoNewerThanTheTranslationItWasMadeFrom() {
        var text = text(
                3,
                3,
                rendering("en", 2, null),
                rendering("fa", 3, "en"),
                rendering("ckb", 3, "fa"),
                rendering("fr", 3, null));

        assertThat(text.state("en")).isEqualTo(STALE);
        assertThat(text.state("fa")).isEqualTo(STALE);
        assertThat(text.state("ckb")).as("two languages away").isEqualTo(STALE);
        assertThat(text.state("fr")).isEqualTo(CURRENT);
    }

    @Test
    void isCurrentAgainOnceTheWholeChainIs() {
        var text = text(3, 3, rendering("en", 3, null), rendering("fa", 3, "en"), rendering("ckb", 3, "fa"));

        assertThat(List.of("en", "fa", "ckb"))
                .allSatisfy(it -> assertThat(text.state(it)).isEqualTo(CURRENT));
    }

    @Test
    void endsWithTwoTranslationsThatWereMadeFromEachOther() {
        var good = text(3, 3, rendering("en", 3, "fa"), rendering("fa", 3, "en"));
        var old = text(3, 3, rendering("en", 2, "fa"), rendering("fa", 3, "en"));

        assertThat(good.state("en")).isEqualTo(CURRENT);
        assertThat(good.state("fa")).isEqualTo(CURRENT);
        assertThat(old.state("fa")).isEqualTo(STALE);
    }

    @Test
    void standsOnItsOwnWhenTheLanguageBetweenIsGoneOrBecameTheOriginal() {
        var text = text(3, 3, rendering("fa", 3, "en"), rendering("ar", 3, "el"));

        assertThat(text.state("fa")).isEqualTo(CURRENT);
        assertThat(text.state("ar")).isEqualTo(CURRENT);
    }

    @ParameterizedTest
    @CsvSource({
        "ORIGINAL ORIGINAL,                     false, ORIGINAL",
        "ORIGINAL CURRENT,                      false, CURRENT",
        "CURRENT CURRENT,                       false, CURRENT",
        "CURRENT CURRENT,                       true,  CURRENT",
        "CURRENT STALE,                         false, STALE",
        "STALE MACHINE_UNREVIEWED,              false, STALE",
        "CURRENT MACHINE_UNREVIEWED,            false, MACHINE_UNREVIEWED",
        "MACHINE_UNREVIEWED CURRENT,            true,  MACHINE_UNREVIEWED",
        "CURRENT MISSING,                       false, STALE",
        "ORIGINAL MISSING,                      true,  STALE",
        "MISSING CURRENT,                       false, MISSING",
        "MISSING MISSING,                       false, MISSING",
        "MISSING MACHINE_UNREVIEWED,            true,  IN_PROGRESS",
    })
    void ofAWholeIsThatOfItsWeakestPartAndNothingWithoutATitle(String parts, boolean inWork, State whole) {
        assertThat(State.of(
                        List.of(parts.split(" ")).stream().map(State::valueOf).toList(), inWork))
                .isEqualTo(whole);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void asksForWorkWhereTheReaderIsNotServed(State state) {
        assertThat(Reason.of(state) == null).isEqualTo(state == ORIGINAL || state == CURRENT);
        assertThat(state.offered()).isEqualTo(state != MISSING && state != IN_PROGRESS);
    }

    @Test
    void saysToTheReaderWhatOnlyAMachineSaid() {
        var text = text(
                3,
                3,
                new Rendering("en", "Lessons", Origin.MACHINE, 3, null, false),
                new Rendering("fr", "Cours", Origin.MACHINE, 3, null, true),
                new Rendering("es", "Clases", Origin.MACHINE, 2, null, false));

        assertThat(text.in("en").uncheckedMachine()).isTrue();
        assertThat(text.in("fr").uncheckedMachine()).isFalse();
        assertThat(text.in("es").uncheckedMachine()).isTrue();
        assertThat(text.in("es").stale()).isTrue();
        assertThat(text.record()).containsOnlyKeys("el", "fr");
        assertThat(text.in("en").state()).isEqualTo(MACHINE_UNREVIEWED);
        assertThat(State.of(List.of(text.state("fa")), true)).isEqualTo(IN_PROGRESS);
    }

    /** Every move between two states of a task, allowed or not. */
    @ParameterizedTest
    @CsvSource({
        "OPEN,      CLAIMED CANCELLED",
        "CLAIMED,   OPEN SUBMITTED CANCELLED",
        "SUBMITTED, RETURNED ACCEPTED CANCELLED",
        "RETURNED,  OPEN SUBMITTED CANCELLED",
        "ACCEPTED,  ''",
        "CANCELLED, ''",
    })
    void ofATaskMovesOnlyAsAllowed(TaskStatus from, String to) {
        for (var other : TaskStatus.values()) {
            assertThat(from.next().contains(other))
                    .as(from + " to " + other)
                    .isEqualTo(List.of(to.split(" ")).contains(other.name()));
        }
        assertThat(from.ended()).isEqualTo(to.isEmpty());
    }

    private static Rendering rendering(String lang, int ofRevision, @Nullable String via) {
        return new Rendering(lang, lang, Origin.HUMAN, ofRevision, via, false);
    }

    private static Text text(int revision, int substantial, Rendering... renderings) {
        var all = new LinkedHashMap<String, Rendering>();
        all.put("el", new Rendering("el", "Μαθήματα", Origin.AUTHORITATIVE, revision, null, false));
        for (var rendering : renderings) {
            all.put(rendering.language(), rendering);
        }
        return new Text(UUID.randomUUID(), "el", revision, substantial, all);
    }
}
