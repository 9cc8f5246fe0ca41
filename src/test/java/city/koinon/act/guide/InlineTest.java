package city.koinon.act.guide;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.act.guide.Inline.Piece;
import org.junit.jupiter.api.Test;

class InlineTest {

    @Test
    void makesNumbersAndAddressesTouchableAndLeavesTheRest() {
        assertThat(Inline.of("Καλέστε 22610 99000 ή γράψτε στο help@levadia.example."))
                .containsExactly(
                        new Piece("Καλέστε ", ""),
                        new Piece("22610 99000", "tel:2261099000"),
                        new Piece(" ή γράψτε στο ", ""),
                        new Piece("help@levadia.example", "mailto:help@levadia.example"),
                        new Piece(".", ""));
    }

    @Test
    void reachesTheNumbersForHelpOfTheUnion() {
        assertThat(Inline.of("In danger call 112. Missing child: 116 000."))
                .filteredOn(Piece::touched)
                .extracting(Piece::href)
                .containsExactly("tel:112", "tel:116000");
        assertThat(Inline.of("It costs 112 € or 112,50 a year, room 112/3.")).noneMatch(Piece::touched);
    }

    @Test
    void leavesTheFullStopBehindAnAddressOutside() {
        assertThat(Inline.of("See https://www.gov.gr/ipiresies?a=1, then call."))
                .contains(new Piece("https://www.gov.gr/ipiresies?a=1", "https://www.gov.gr/ipiresies?a=1"));
    }

    @Test
    void takesNoYearNoAmountAndNoLawForATelephone() {
        for (var line : new String[] {
            "From 2024 to 2026 it costs 16,50 euros.", "Law 4251/2014 applies.", "Open 08:00-14:00.", "On 01.05.2026."
        }) {
            assertThat(Inline.of(line)).as(line).containsExactly(new Piece(line, ""));
        }
    }

    @Test
    void leadsNowhereThatIsNotAPage() {
        assertThat(Inline.of("javascript:alert(1) and data:text/html,x")).noneMatch(Piece::touched);
    }
}
