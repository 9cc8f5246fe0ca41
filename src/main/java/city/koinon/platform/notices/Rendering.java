package city.koinon.platform.notices;

import city.koinon.platform.identity.AccountView;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.ui.CityFace;
import city.koinon.platform.ui.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a letter in the language of its reader. */
@Component
class Rendering {

    private final CityFace faces;
    private final city.koinon.platform.ui.Words words;
    private final Municipality municipality;
    private final Post post;
    private final Clock clock;

    Rendering(CityFace faces, city.koinon.platform.ui.Words words, Municipality municipality, Post post, Clock clock) {
        this.faces = faces;
        this.words = words;
        this.municipality = municipality;
        this.post = post;
        this.clock = clock;
    }

    /** @param leave where one ends such letters with one click, with city and language */
    record Words(String subject, String body, @Nullable String leave) {

        Words(String subject, String body) {
            this(subject, body, null);
        }

        Words leavingBy(String path) {
            return new Words(subject, body, path);
        }
    }

    Words letter(Letter letter, AccountView reader) {
        return letter(
                reader.lang(),
                reader.name(),
                letter.subjectKey(),
                letter.subjectArgs(),
                letter.bodyKey(),
                letter.bodyArgs(),
                letter.path());
    }

    Words letter(
            String lang,
            String reader,
            String subjectKey,
            Object[] subjectArgs,
            String bodyKey,
            Object[] bodyArgs,
            String path) {
        var page = page(lang);
        return around(
                page,
                reader,
                page.say(subjectKey, inWords(subjectArgs, page)),
                page.say(bodyKey, inWords(bodyArgs, page)),
                path);
    }

    /** What stands around the words of every letter: whom it greets, where more is said, who sends it. */
    Words around(Page page, String reader, String subject, String body, String path) {
        var greeting =
                reader.isBlank() ? page.say("notices.mail.greetingUnnamed") : page.say("notices.mail.greeting", reader);
        return new Words(
                page.say("notices.mail.subject", page.cityName(), subject),
                String.join(
                        "\n\n",
                        greeting,
                        body,
                        page.say("notices.mail.read") + "\n" + link(page, path),
                        "-- \n" + page.say("notices.mail.from", page.cityName()) + "\n" + link(page, "")));
    }

    /** A page of the city at work in a language it knows, or its main one. */
    Page page(String lang) {
        var face = faces.of(CurrentCity.slug()).orElseThrow();
        var city = municipality.city();
        return Page.outside(face, city.languages().contains(lang) ? lang : city.mainLanguage(), words, clock);
    }

    String link(Page page, String path) {
        return post.address() + page.to(path);
    }

    private static Object[] inWords(Object[] args, Page page) {
        return Arrays.stream(args).map(arg -> inWords(arg, page)).toArray();
    }

    private static Object inWords(Object arg, Page page) {
        return switch (arg) {
            case LocalDate date -> page.date(date);
            case Instant time -> page.dateTime(time);
            case Enum<?> constant -> page.say(constant);
            case Map<?, ?> texts -> in(texts, page);
            default -> arg;
        };
    }

    private static Object in(Map<?, ?> texts, Page page) {
        var own = texts.get(page.lang());
        if (own != null) {
            return own;
        }
        return page.cityLanguages().stream()
                .map(texts::get)
                .filter(java.util.Objects::nonNull)
                .map(Object.class::cast)
                .findFirst()
                .or(() -> texts.values().stream().map(Object.class::cast).findFirst())
                .orElse("");
    }
}
