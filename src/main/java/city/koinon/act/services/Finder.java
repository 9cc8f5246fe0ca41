package city.koinon.act.services;

import city.koinon.act.services.Service.Part;
import city.koinon.act.services.Service.Status;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Text;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import java.text.CollationKey;
import java.text.Collator;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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

    record Found(Service service, List<Offering> offerings, Text name) {}

    private record Sorted(Found found, CollationKey key) {}

    private final Services services;
    private final Offerings offerings;
    private final Places places;
    private final Texts texts;

    Finder(Services services, Offerings offerings, Places places, Texts texts) {
        this.services = services;
        this.offerings = offerings;
        this.places = places;
        this.texts = texts;
    }

    /** By name in the reader's language; those that can be had before those that are paused. */
    List<Found> find(Filter filter, Page page) {
        var where = offerings.byService();
        var there = places.byId();
        var fitting = services.list().stream()
                .filter(it -> it.status() != Status.CLOSED)
                .filter(it -> filter.topic() == null || it.topics().contains(filter.topic()))
                .filter(it -> filter.spoken() == null || it.languages().contains(filter.spoken()))
                .filter(it -> !filter.free() || it.free())
                .filter(it -> !filter.openNow() || openNow(it, where, page))
                .filter(it -> !filter.stepFree() || stepFree(it, where, there))
                .toList();
        var shelf = texts.read(fitting.stream()
                .flatMap(it -> filter.words().isEmpty()
                        ? Stream.of(it.name())
                        : Stream.of(it.name(), it.words().get(Part.ABOUT)).filter(Objects::nonNull))
                .toList());
        var collator = Collator.getInstance(page.locale());
        collator.setStrength(Collator.SECONDARY);
        return fitting.stream()
                .filter(it -> says(it, filter.words(), shelf))
                .map(it -> new Found(it, where.getOrDefault(it.id(), List.of()), shelf.text(it.name())))
                .map(it -> new Sorted(
                        it, collator.getCollationKey(it.name().in(page.lang()).value())))
                .sorted(Comparator.comparing((Sorted it) -> it.found().service().status())
                        .thenComparing(Sorted::key))
                .map(Sorted::found)
                .toList();
    }

    static boolean openNow(Service service, Map<UUID, List<Offering>> where, Page page) {
        return service.status() == Status.ACTIVE
                && where.getOrDefault(service.id(), List.of()).stream()
                        .anyMatch(it -> it.hours().openAt(page.now(), page.zone()));
    }

    private static boolean stepFree(Service service, Map<UUID, List<Offering>> where, Map<UUID, Place> places) {
        return where.getOrDefault(service.id(), List.of()).stream().anyMatch(it -> {
            var place = it.place() == null ? null : places.get(it.place());
            return place != null && place.stepFree();
        });
    }

    private static boolean says(Service service, List<String> words, Shelf shelf) {
        if (words.isEmpty()) {
            return true;
        }
        var all = new StringBuilder();
        Stream.of(service.name(), service.words().get(Part.ABOUT))
                .filter(Objects::nonNull)
                .forEach(it -> shelf.text(it)
                        .renderings()
                        .values()
                        .forEach(rendering -> all.append(' ').append(folded(rendering.value()))));
        return words.stream().allMatch(it -> all.indexOf(it) >= 0);
    }

    /** Those that say all of these words somewhere in their name or description, in any language. */
    public List<Service> saying(List<Service> some, String words) {
        var asked = words(words);
        var shelf = texts.read(some.stream()
                .flatMap(it -> Stream.of(it.name(), it.words().get(Part.ABOUT)))
                .filter(Objects::nonNull)
                .toList());
        return some.stream().filter(it -> says(it, asked, shelf)).toList();
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
