package city.koinon.platform.municipality;

import city.koinon.platform.kernel.DemonstrationData;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The two cities of the demonstration. */
@Component
class MunicipalityDemonstration implements DemonstrationData {

    private static final LocalDate BEGINNING = LocalDate.of(2025, 9, 1);

    private static final NewCity LEVADIA = new NewCity(
            "levadia",
            Map.of(
                    "el",
                    "Λιβαδειά",
                    "en",
                    "Levadia",
                    "ar",
                    "ليفاديا",
                    "sq",
                    "Livadhja",
                    "ro",
                    "Livadia",
                    "uk",
                    "Лівадія"),
            "GR",
            null,
            ZoneId.of("Europe/Athens"),
            List.of("el", "en", "ar", "sq", "ro", "uk"),
            "#0b5f5a");

    private static final NewCity FUENLABRADA = new NewCity(
            "fuenlabrada",
            Map.of("es", "Fuenlabrada", "en", "Fuenlabrada", "ar", "فوينلابرادا"),
            "ES",
            "md",
            ZoneId.of("Europe/Madrid"),
            List.of("es", "en", "ar"),
            "#8a1c4a");

    private final Municipality municipality;

    MunicipalityDemonstration(Municipality municipality) {
        this.municipality = municipality;
    }

    @Override
    public Stream<Scene> scenes() {
        return Stream.of(LEVADIA, FUENLABRADA)
                .map(city -> new Scene(
                        city.slug(), city.zone(), BEGINNING, LocalTime.of(8, 0), () -> municipality.create(city)));
    }
}
