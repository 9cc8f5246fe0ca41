package city.koinon.platform.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

class CalendarsTest {

    @Test
    void givesEachHourInTheZoneOfTheCityTogetherWithItsRules() throws Exception {
        var ics = Calendars.write(
                "Migrant panel",
                ZoneId.of("Europe/Athens"),
                List.of(new Calendars.Event(
                        "m1@levadia",
                        3,
                        Instant.parse("2026-05-01T08:00:00Z"),
                        Instant.parse("2026-05-14T15:00:00Z"),
                        Instant.parse("2026-05-14T17:00:00Z"),
                        "Συνεδρίαση; με, κόμματα",
                        "Two\nlines",
                        "Town hall",
                        "https://koinon.example/levadia/en/meetings/1",
                        false)));

        assertThat(ics).contains("BEGIN:VTIMEZONE", "TZID:Europe/Athens", "SEQUENCE:3", "UID:m1@levadia", "\r\n");
        assertThat(ics).containsPattern("DTSTART;TZID=Europe/Athens:20260514T180000");
        assertThat(ics.lines().toList())
                .allMatch(line -> line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 75);
        var read = new CalendarBuilder().build(new StringReader(ics));
        var event = (VEvent) read.getComponent("VEVENT").orElseThrow();
        assertThat(event.getSummary().getValue()).isEqualTo("Συνεδρίαση; με, κόμματα");
        assertThat(event.getUrl().getValue()).isEqualTo("https://koinon.example/levadia/en/meetings/1");
    }

    @Test
    void saysWhenSomethingWasCalledOff() {
        var at = Instant.parse("2026-05-14T15:00:00Z");
        var ics = Calendars.write(
                "Panel",
                ZoneId.of("Europe/Madrid"),
                List.of(new Calendars.Event(
                        "m1@x", 1, at, at, at.plusSeconds(3600), "Meeting", null, null, null, true)));

        assertThat(ics).contains("STATUS:CANCELLED");
    }
}
