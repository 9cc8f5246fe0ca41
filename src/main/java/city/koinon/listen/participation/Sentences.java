package city.koinon.listen.participation;

import city.koinon.platform.duties.Duty;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Words;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Texts as acts and letters need them: every language at once, or the line of the city's main language. */
@Component
class Sentences {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy", Locale.ROOT);

    private final Texts texts;
    private final Words words;
    private final Municipality municipality;

    Sentences(Texts texts, Words words, Municipality municipality) {
        this.texts = texts;
        this.words = words;
        this.municipality = municipality;
    }

    Map<String, Object> all(UUID text) {
        return texts.get(text).record();
    }

    String main(UUID text) {
        return texts.get(text).in(municipality.city().mainLanguage()).value();
    }

    /** The line under which the minutes of a meeting come before the next one. */
    Written adoption(int number) {
        return inEachLanguage(lang -> words.say(lang, "participation.minutes.adoption-item", number));
    }

    /** The line under which something nobody did in time comes before a body. */
    Written overdue(Duty duty) {
        return inEachLanguage(lang ->
                words.say(lang, "participation.item.overdue", words.say(lang, duty.kind()), DAY.format(duty.dueOn())));
    }

    /** Why a name is missing in the record: the person it belonged to asked for that. */
    Map<String, String> nameTakenBack() {
        var said = new LinkedHashMap<String, String>();
        municipality.city().languages().stream()
                .filter(lang -> Words.spoken(lang).equals(lang))
                .forEach(lang -> said.put(lang, words.say(lang, "participation.act.name-taken-back")));
        return said;
    }

    /** The same sentence of the house in each language of the city that the house speaks. */
    private Written inEachLanguage(UnaryOperator<String> sentence) {
        var values = new LinkedHashMap<String, String>();
        municipality.city().languages().stream()
                .filter(lang -> Words.spoken(lang).equals(lang))
                .forEach(lang -> values.put(lang, sentence.apply(lang)));
        if (values.isEmpty()) {
            values.put("en", sentence.apply("en"));
        }
        return Written.of(values.keySet().iterator().next(), values);
    }
}
