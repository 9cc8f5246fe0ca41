package city.koinon.platform.languages;

import city.koinon.platform.kernel.DemonstrationData;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** In which languages people in Levadia would have liked to read in the first weeks of the guide. */
@Component
class LanguagesDemonstration implements DemonstrationData {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");

    private static final List<String> WISHES =
            List.of("ur", "bn", "ur", "fa", "ka", "ur", "bn", "ti", "ur", "fa", "so");

    private final Wishes wishes;

    LanguagesDemonstration(Wishes wishes) {
        this.wishes = wishes;
    }

    @Override
    public Stream<Scene> scenes() {
        return Stream.of(LocalDate.of(2026, 3, 20), LocalDate.of(2026, 4, 17))
                .map(day -> new Scene("levadia", ATHENS, day, LocalTime.of(21, 0), () -> WISHES.forEach(wishes::wish)));
    }
}
