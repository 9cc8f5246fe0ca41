package city.koinon.act.services;

import city.koinon.act.services.Service.Status;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds services by what a reader needs. */
@Component
public class Finder {

    /** Every one that is asked for must fit. @param words to be found in the name or the description, in any language */
    record Filter(
            @Nullable Topic topic,
            @Nullable String spoken,
            boolean openNow,
            boolean free,
            boolean stepFree,
            List<String> words) {

        static Filter of(Form form) {
            var spoken = form.typed("spoken").strip();
            return new Filter(
                    form.optionalChoice("topic", Topic.class),
                    spoken.matches("[a-z]{2,3}") ? spoken : null,
                    form.typed("open").equals("now"),
                    form.ticked("free"),
                    form.ticked("stepfree"),
                    Finder.words(form.shown("q")));
        }

        boolean any() {
            return topic != null || spoken != null || openNow || free || stepFree || !words.isEmpty();
        }
    }

    record Found(Service service, List<Offering> offerings, Shown name) {}

    private final Alphabet alphabet;
    private final Services services;
    private final Offerings offerings;
    private final Places places;

    Finder(Alphabet alphabet, Services services, Offerings offerings, Places places) {
        this.alphabet = alphabet;
        this.services = services;
        this.offerings = offerings;
        this.places = places;
    }

    /** By name in the reader's language; those that can be had before those that are paused. */
    List<Found> find(Filter filter, Page page) {
        var there = filter.stepFree() ? places.byId() : Map.<UUID, Place>of();
        var said = filter.words().isEmpty() ? Map.<UUID, String>of() : alphabet.said();
        var all = services.list().stream().collect(Collectors.toMap(Service::id, it -> it));
        var where = Offerings.grouped(offerings.list());
        return alphabet.services(page.lang()).stream()
                .flatMap(it -> Stream.ofNullable(all.get(it.id()))
                        .map(service -> new Found(service, where.getOrDefault(it.id(), List.of()), it.name())))
                .filter(it -> fits(it.service(), filter))
                .filter(it -> !filter.openNow() || openNow(it, page))
                .filter(it -> !filter.stepFree() || stepFree(it, there))
                .filter(it -> says(it.service(), filter.words(), said))
                .toList();
    }

    private static boolean fits(Service it, Filter filter) {
        return (filter.topic() == null || it.topics().contains(filter.topic()))
                && (filter.spoken() == null || it.languages().contains(filter.spoken()))
                && (!filter.free() || it.free());
    }

    private static boolean openNow(Found found, Page page) {
        return found.service().status() == Status.ACTIVE
                && found.offerings().stream().anyMatch(it -> it.hours().openAt(page.now(), page.zone()));
    }

    private static boolean stepFree(Found found, Map<UUID, Place> places) {
        return found.offerings().stream().anyMatch(it -> {
            var place = it.place() == null ? null : places.get(it.place());
            return place != null && place.stepFree();
        });
    }

    private static boolean says(Service service, List<String> words, Map<UUID, String> said) {
        var all = said.getOrDefault(service.id(), "");
        return words.stream().allMatch(all::contains);
    }

    /** Those that say all of these words somewhere in their name or description, in any language. */
    public List<Service> saying(List<Service> some, String words) {
        var asked = words(words);
        var said = alphabet.said();
        return some.stream().filter(it -> says(it, asked, said)).toList();
    }

    /** What somebody typed, word by word. */
    public static List<String> words(String typed) {
        return Stream.of(folded(typed).split(" "))
                .filter(it -> !it.isEmpty())
                .limit(8)
                .toList();
    }

    /** Without accents, vowel marks and capitals. */
    public static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}\\u0640\\u200c]", "")
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ')
                .replaceAll("\\s+", " ")
                .strip();
    }
}
