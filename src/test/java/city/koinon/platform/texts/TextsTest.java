package city.koinon.platform.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.CityTest;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.NotFound;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CityTest
class TextsTest {

    @Autowired
    Texts texts;

    @Test
    void fallsBackToTheOriginalAndSaysSo() {
        CurrentCity.run("levadia", () -> {
            var id = texts.write(Written.of("el", "Βραδινά μαθήματα"));

            var shown = texts.read(List.of(id)).get(id, "ar");

            assertThat(shown)
                    .isEqualTo(new Shown("Βραδινά μαθήματα", "el", "ltr", Origin.AUTHORITATIVE, State.MISSING));
        });
    }

    @Test
    void marksATranslationStaleOnceTheOriginalHasChanged() {
        CurrentCity.run("levadia", () -> {
            var id = texts.write(Written.of("el", Map.of("el", "Μαθήματα", "ar", "دروس")));
            texts.revise(id, Written.of("el", "Μαθήματα το βράδυ"));

            assertThat(texts.get(id).in("ar").stale()).isTrue();
            assertThat(texts.get(id).in("el").stale()).isFalse();

            texts.render(id, "ar", "دروس مسائية", Origin.HUMAN, "Amal");
            assertThat(texts.get(id).in("ar").stale()).isFalse();
        });
    }

    @Test
    void neverLetsAMachineReplaceTheOriginal() {
        CurrentCity.run("levadia", () -> {
            var id = texts.write(Written.of("el", "Μαθήματα"));

            assertThatThrownBy(() -> texts.render(id, "el", "Lessons", Origin.MACHINE, null))
                    .isInstanceOf(IllegalArgumentException.class);
        });
    }

    /** R18: whoever takes over what a machine said, word for word, has written it: it is theirs, and the original. */
    @Test
    void isNeverThereOnlyAsAMachineSaidIt() {
        CurrentCity.run("levadia", () -> {
            var id = texts.write(Written.of("el", "Μαθήματα"));
            texts.render(id, "en", "Lessons", Origin.MACHINE, null);
            texts.revise(id, Written.of("en", "Lessons"));

            var now = texts.get(id);
            assertThat(now.source().origin()).isEqualTo(Origin.AUTHORITATIVE);
            assertThat(now.in("en")).isEqualTo(new Shown("Lessons", "en", "ltr", Origin.AUTHORITATIVE, State.ORIGINAL));
            assertThat(now.in("el")).isEqualTo(new Shown("Μαθήματα", "el", "ltr", Origin.HUMAN, State.STALE));
            assertThat(now.in("ar").value()).as("what others fall back to").isEqualTo("Lessons");
        });
    }

    @Test
    void putsNothingIntoThePublicRecordThatOnlyAMachineSaid() {
        CurrentCity.run("levadia", () -> {
            var id = texts.write(Written.of("el", Map.of("el", "Μαθήματα", "ar", "دروس")));
            texts.render(id, "en", "Lessons", Origin.MACHINE, null);

            assertThat(texts.get(id).record()).containsOnlyKeys("el", "ar");
        });
    }

    @Test
    void showsNoOtherCityItsTexts() {
        var id = CurrentCity.in("levadia", () -> texts.write(Written.of("el", "Μαθήματα")));

        CurrentCity.run(
                "fuenlabrada", () -> assertThatThrownBy(() -> texts.get(id)).isInstanceOf(NotFound.class));
    }
}
