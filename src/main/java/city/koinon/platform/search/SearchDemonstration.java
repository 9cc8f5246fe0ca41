package city.koinon.platform.search;

import city.koinon.platform.kernel.DemonstrationData;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What people in Levadia looked for in the last weeks and nobody had written. */
@Component
class SearchDemonstration implements DemonstrationData {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    /** Language of the reader, how often, and what was typed. */
    private static final String ASKED = """
            ar 17 لم شمل العائلة
            ar 11 الجنسية اليونانية
            ar 9 روضة أطفال مجانية
            sq 14 pensioni nga Shqipëria
            sq 8 nënshtetësia greke
            el 12 μαθήματα κολύμβησης
            el 7 ιθαγένεια
            en 13 citizenship
            en 6 mosque
            ro 8 alocația copiilor
            uk 10 продовження прихистку
            uk 6 ветеринар
            """;

    private final InVain inVain;

    SearchDemonstration(InVain inVain) {
        this.inVain = inVain;
    }

    @Override
    public Stream<Scene> scenes() {
        return Stream.of(0, 1, 2)
                .map(it -> it * 7L)
                .map(FIRST::plusDays)
                .map(day -> new Scene("levadia", ATHENS, day, LocalTime.of(22, 0), () -> week(day)));
    }

    /** A third of it in each week. */
    private void week(LocalDate day) {
        ASKED.lines().forEach(line -> {
            var asked = line.split(" ", 3);
            for (var times = Integer.parseInt(asked[1]) / 3; times >= 0; times--) {
                inVain.hear(asked[2], asked[0], day);
            }
        });
        inVain.keep();
    }
}
