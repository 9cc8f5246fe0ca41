package city.koinon.act.guide;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.act.guide.Body.Part;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class KinshipTest {

    private static final Part FEE = new Part(Kind.TEXT, "The permit costs sixteen euros and is valid for one year.");
    private static final Part PLACE = new Part(Kind.HEADING, "Where to go");
    private static final Part STEPS = new Part(Kind.STEPS, "Take a number.\nShow your papers.");

    @Test
    void knowsAgainWhatOnlyMoved() {
        assertThat(kin(List.of(FEE, PLACE, STEPS), List.of(PLACE, STEPS, FEE))).containsExactly(1, 2, 0);
    }

    @Test
    void knowsAChangedSentenceFromANewOne() {
        var dearer = new Part(Kind.TEXT, "The permit costs twenty euros and is valid for one year.");
        var other = new Part(Kind.TEXT, "Children need none.");

        assertThat(kin(List.of(FEE, PLACE), List.of(other, dearer, PLACE))).containsExactly(-1, 0, 1);
    }

    @Test
    void takesWhatWasWrittenAnewBetweenTheSameNeighboursForAChange() {
        var anew = new Part(Kind.STEPS, "Book first.\nThen come with all of it.");

        assertThat(kin(List.of(FEE, PLACE, STEPS), List.of(FEE, PLACE, anew))).containsExactly(0, 1, 2);
        assertThat(kin(List.of(STEPS, PLACE, FEE), List.of(PLACE, anew, FEE)))
                .as("elsewhere it is something new")
                .containsExactly(1, -1, 2);
    }

    @Test
    void takesNoTextForTheHeadingItWas() {
        assertThat(kin(List.of(PLACE), List.of(new Part(Kind.TEXT, PLACE.words()))))
                .containsExactly(-1);
    }

    @Test
    void givesEachOldPartToOneNewPartOnly() {
        assertThat(kin(List.of(FEE), List.of(FEE, FEE))).containsExactly(0, -1);
    }

    @Test
    void prefersTheOneThatIsMostAlike() {
        var one = new Part(Kind.TEXT, "Open on Monday and Tuesday from eight to two.");
        var two = new Part(Kind.TEXT, "Open on Thursday and Friday from eight to two.");
        var changed = new Part(Kind.TEXT, "Open on Thursday and Friday from eight to three.");

        assertThat(kin(List.of(one, two), List.of(changed))).containsExactly(1);
    }

    private static List<Integer> kin(List<Part> before, List<Part> now) {
        return Kinship.of(before, now).stream().map(KinshipTest::orNone).toList();
    }

    private static int orNone(OptionalInt index) {
        return index.orElse(-1);
    }
}
