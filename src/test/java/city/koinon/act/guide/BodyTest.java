package city.koinon.act.guide;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.act.guide.Body.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyTest {

    @Test
    void readsWhatEachLineIsFromTheSignAtItsBeginning() {
        var body = """
                Whoever moves here says so
                within eight days.

                # What to bring
                - your passport
                - the contract of your flat

                # How it goes
                1. Take a number at the door.
                2) Show your papers.

                ! Without the contract the office sends you away.
                """;

        assertThat(Body.read(body))
                .containsExactly(
                        new Part(Kind.TEXT, "Whoever moves here says so within eight days."),
                        new Part(Kind.HEADING, "What to bring"),
                        new Part(Kind.LIST, "your passport\nthe contract of your flat"),
                        new Part(Kind.HEADING, "How it goes"),
                        new Part(Kind.STEPS, "Take a number at the door.\nShow your papers."),
                        new Part(Kind.NOTE, "Without the contract the office sends you away."));
    }

    @Test
    void keepsStepsTogetherThatSomebodySetApart() {
        assertThat(Body.read("1. Go in.\n\n2. Ask for Anna.\n\n\nThen wait."))
                .containsExactly(new Part(Kind.STEPS, "Go in.\nAsk for Anna."), new Part(Kind.TEXT, "Then wait."));
    }

    @Test
    void readsTheDigitsOfOtherScripts() {
        assertThat(Body.read("١. اذهبوا إلى المكتب.\n٢. خذوا رقمًا."))
                .containsExactly(new Part(Kind.STEPS, "اذهبوا إلى المكتب.\nخذوا رقمًا."));
    }

    @Test
    void takesNoAmountAndNoHyphenInsideASentenceForASign() {
        assertThat(Body.read("12.50 euros is the fee.\n-5 degrees it was.\n#1 in the list"))
                .first()
                .isEqualTo(new Part(Kind.TEXT, "12.50 euros is the fee. -5 degrees it was."));
    }

    @Test
    void endsANoteWhereAnotherBegins() {
        assertThat(Body.read("! Bring the original.\nA copy is not enough.\n! Come early."))
                .containsExactly(
                        new Part(Kind.NOTE, "Bring the original. A copy is not enough."),
                        new Part(Kind.NOTE, "Come early."));
    }

    @Test
    void findsNothingInNothing() {
        assertThat(Body.read("\n \n\t\n")).isEmpty();
        assertThat(Body.read("")).isEmpty();
    }

    @Test
    void readsWhatItWroteWhateverThePartsAre() {
        var chance = new Random(7);
        for (var round = 0; round < 500; round++) {
            var parts = new ArrayList<Part>();
            for (var n = chance.nextInt(8); n > 0; n--) {
                var kind = Kind.values()[chance.nextInt(Kind.values().length)];
                var entries = kind == Kind.LIST || kind == Kind.STEPS ? 1 + chance.nextInt(4) : 1;
                var words = new ArrayList<String>();
                for (var e = 0; e < entries; e++) {
                    words.add(List.of("Οδός Ερμού 5", "take the bus", "خذوا رقمًا", "a-b, c.d!")
                            .get(chance.nextInt(4)));
                }
                // Two lists that follow each other are one list: nothing in the text says where the first one ends.
                if (!parts.isEmpty() && parts.getLast().kind() == kind && (kind == Kind.LIST || kind == Kind.STEPS)) {
                    continue;
                }
                parts.add(new Part(kind, String.join("\n", words)));
            }
            assertThat(Body.read(Body.write(parts))).isEqualTo(parts);
        }
    }
}
