package city.koinon.act.feedback;

import city.koinon.act.services.Services;
import city.koinon.platform.kernel.DemonstrationData;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Enough people have said what came of Levadia's community centre to tell it, and too few of its help with housing. */
@Component
class FeedbackDemonstration implements DemonstrationData {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final String CENTRE = "community-centre";
    private static final String HOUSING = "housing-help";

    private record Voice(
            String service,
            String day,
            String lang,
            Delivered delivered,
            @Nullable Took took,
            @Nullable Explained explained,
            int effort,
            @Nullable String said) {}

    private static final List<Voice> VOICES = List.of(
            got("2026-03-20", "ar", Took.SAME_DAY, 1, "ساعدتني السيدة في قراءة الرسالة"),
            got("2026-03-24", "ar", Took.A_WEEK, 2, null),
            got("2026-03-27", "el", Took.SAME_DAY, 1, null),
            got("2026-03-31", "sq", Took.A_WEEK, 2, null),
            got("2026-04-03", "ar", Took.A_WEEK, 2, null),
            got("2026-04-07", "en", Took.A_MONTH, 3, "They came with me to the tax office."),
            got("2026-04-14", "ar", Took.SAME_DAY, 1, null),
            got("2026-04-16", "sq", Took.A_WEEK, 2, null),
            got("2026-04-21", "ar", Took.A_MONTH, 2, null),
            partly("2026-03-26", "el", Explained.YES, 2),
            partly("2026-04-02", "ar", Explained.YES, 3),
            partly("2026-04-09", "ar", Explained.NO, 3),
            partly("2026-04-17", "sq", Explained.YES, 2),
            partly("2026-04-24", "en", Explained.YES, 4),
            missed(CENTRE, "2026-04-10", "ar", Explained.NO, "انتظرت ولم يتصل بي أحد"),
            missed(CENTRE, "2026-04-28", "uk", Explained.YES, null),
            missed(HOUSING, "2026-04-12", "ar", Explained.NO, null),
            missed(HOUSING, "2026-04-23", "sq", Explained.YES, null),
            missed(HOUSING, "2026-05-05", "ar", Explained.NO, "لا أحد يؤجّر لنا"));

    private final Answers answers;
    private final Services services;

    FeedbackDemonstration(Answers answers, Services services) {
        this.answers = answers;
        this.services = services;
    }

    private static Voice got(String day, String lang, Took took, int effort, @Nullable String said) {
        return new Voice(CENTRE, day, lang, Delivered.YES, took, null, effort, said);
    }

    private static Voice partly(String day, String lang, Explained explained, int effort) {
        return new Voice(CENTRE, day, lang, Delivered.PARTLY, Took.A_MONTH, explained, effort, null);
    }

    private static Voice missed(String service, String day, String lang, Explained explained, @Nullable String said) {
        return new Voice(service, day, lang, Delivered.NO, Took.LONGER, explained, 4, said);
    }

    @Override
    public Stream<Scene> scenes() {
        return VOICES.stream()
                .map(it ->
                        new Scene("levadia", ATHENS, LocalDate.parse(it.day()), LocalTime.of(21, 0), () -> answer(it)));
    }

    private void answer(Voice it) {
        answers.add(
                services.findBySlug(it.service()).orElseThrow().id(),
                it.lang(),
                it.delivered(),
                it.took(),
                it.explained(),
                it.effort(),
                it.said());
    }
}
