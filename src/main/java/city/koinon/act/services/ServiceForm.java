package city.koinon.act.services;

import city.koinon.act.services.Service.Part;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.municipality.Names;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an editor types about a service, and how it is shown again. */
final class ServiceForm {

    static final String MINOR = "minor";
    static final String NEW_ORGANISATION = "new-organisation";
    static final String LEVEL_OF_NEW = "new-organisation-level";
    private static final String KIND_OF_NEW = "new-organisation-kind";
    static final String NEW_DOCUMENT = "new-document";

    /** Spoken in European cities; those of the city come before them. */
    private static final List<String> SPOKEN = List.of(
            "en", "fr", "es", "de", "it", "el", "ar", "fa", "ckb", "kmr", "tr", "uk", "ru", "ro", "sq", "bg", "sr",
            "pl", "cs", "hu", "ka", "hy", "ur", "ps", "bn", "hi", "pa", "zh", "vi", "tl", "am", "ti", "so", "sw", "wo",
            "pt");

    private static final Pattern MAIL = Pattern.compile("[^@\\s<>\"]+@[^@\\s<>\"]+\\.[^@\\s<>\"]+");
    private static final Pattern PHONE = Pattern.compile("[+\\d٠-٩۰-۹()/ .\\-]{3,40}");

    enum Cost {
        UNKNOWN,
        FREE,
        AMOUNT
    }

    private ServiceForm() {}

    static String field(Part part) {
        return part.name().toLowerCase(Locale.ROOT).replace("_", "-");
    }

    static List<String> languages(@Nullable Service it, Page page) {
        return Stream.of(page.cityLanguages(), SPOKEN, it == null ? List.<String>of() : it.languages())
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    /** ISO 4217; of countries we do not know, the euro. */
    static String currencyOf(String country) {
        try {
            var currency = Currency.getInstance(Locale.of("", country));
            return currency == null ? "EUR" : currency.getCurrencyCode();
        } catch (IllegalArgumentException noCountry) {
            return "EUR";
        }
    }

    static String nameOf(String currency, Page page) {
        return Currency.getAvailableCurrencies().stream()
                .filter(it -> it.getCurrencyCode().equals(currency))
                .findFirst()
                .map(it -> it.getDisplayName(page.locale()))
                .orElse(currency);
    }

    /** What stands in no list yet and is entered with the service, so that nobody has to leave a form that is half filled. */
    record Newcomers(Optional<Providers.Draft> provider, Optional<Written> paper) {}

    static Newcomers newcomers(Form form, Page page) {
        return new Newcomers(provider(form, page), Written.optional(form, NEW_DOCUMENT, 160, page));
    }

    private static Optional<Providers.Draft> provider(Form form, Page page) {
        return bringsOrganisation(form, page)
                ? Optional.of(new Providers.Draft(
                        Names.from(form, NEW_ORGANISATION, 160, page.cityLanguages(), page.lang()),
                        form.choice(KIND_OF_NEW, Organisation.Kind.class),
                        form.choice(LEVEL_OF_NEW, Level.class),
                        null,
                        NewWording.whole(null),
                        null,
                        null))
                : Optional.empty();
    }

    private static boolean bringsOrganisation(Form form, Page page) {
        return page.cityLanguages().stream()
                .anyMatch(it -> !form.typed(NEW_ORGANISATION + "." + it).isBlank());
    }

    static Services.Draft draft(Form form, @Nullable Service before, String currency, Page page, Instant now) {
        var substantial = !form.ticked(MINOR);
        var words = new EnumMap<Part, NewWording>(Part.class);
        for (var part : Part.values()) {
            words.put(
                    part,
                    part == Part.NAME
                            ? NewWording.whole(Optional.of(Written.from(form, field(part), 200, page)), substantial)
                            : NewWording.whole(Written.optional(form, field(part), 4000, page), substantial));
        }
        var minimum = age(form, "minimumAge");
        var maximum = age(form, "maximumAge");
        form.check(minimum == null || maximum == null || minimum <= maximum, "maximumAge", "services.refused.ages");
        return new Services.Draft(
                null,
                bringsOrganisation(form, page) ? Ids.next() : form.id("organisation"),
                form.optionalId("office"),
                words,
                minimum,
                maximum,
                form.choice("status", Service.Status.class),
                form.all("topics").stream().flatMap(ServiceForm::topic).collect(Collectors.toSet()),
                form.all("languages").stream()
                        .filter(it -> it.matches("[a-z]{2,3}"))
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                form.all("documents").stream().flatMap(ServiceForm::id).toList(),
                price(form, currency),
                capacity(form, before, now),
                phone(form, "phone"),
                mail(form, "email"),
                link(form, "website"),
                form.ticked("critical"),
                before == null ? null : before.assurer());
    }

    static void prefill(Form form, Service it, Shelf shelf) {
        it.words()
                .forEach((part, text) -> shelf.text(text)
                        .renderings()
                        .forEach((lang, rendering) -> form.prefill(field(part) + "." + lang, rendering.value())));
        form.prefill("organisation", it.organisation());
        form.prefill("office", it.office());
        form.prefill("minimumAge", it.minimumAge());
        form.prefill("maximumAge", it.maximumAge());
        form.prefill("status", it.status());
        form.prefillAll("topics", it.topics().stream().map(Enum::name).toList());
        form.prefillAll("languages", List.copyOf(it.languages()));
        form.prefillAll("documents", it.documents().stream().map(UUID::toString).toList());
        var price = it.price();
        form.prefill("price", price == null ? Cost.UNKNOWN : price.free() ? Cost.FREE : Cost.AMOUNT);
        if (price != null && !price.free()) {
            form.prefill("amount", price.amount().toPlainString());
        }
        var capacity = it.capacity();
        if (capacity != null) {
            form.prefill("available", capacity.available());
            form.prefill("maximum", capacity.maximum());
        }
        form.prefill("phone", it.phone());
        form.prefill("email", it.email());
        form.prefill("website", it.website());
        if (it.critical()) {
            form.prefill("critical", "yes");
        }
    }

    private static Stream<Topic> topic(String typed) {
        return Stream.of(Topic.values()).filter(it -> it.name().equals(typed));
    }

    private static Stream<UUID> id(String typed) {
        try {
            return Stream.of(UUID.fromString(typed));
        } catch (IllegalArgumentException none) {
            return Stream.of();
        }
    }

    private static @Nullable Integer age(Form form, String field) {
        return form.typed(field).isBlank() ? null : form.number(field, 0, 130);
    }

    private static Service.@Nullable Price price(Form form, String currency) {
        return switch (form.choice("price", Cost.class)) {
            case UNKNOWN -> null;
            case FREE -> new Service.Price(BigDecimal.ZERO, currency);
            case AMOUNT -> {
                var typed = form.text("amount", 12).replace(',', '.');
                if (!typed.matches("\\d{1,8}(\\.\\d{1,2})?")) {
                    form.refuse("amount", "services.refused.amount");
                    yield null;
                }
                yield new Service.Price(new BigDecimal(typed), currency);
            }
        };
    }

    /** When nothing about it has changed, it was counted when it was counted. */
    private static Service.@Nullable Capacity capacity(Form form, @Nullable Service before, Instant now) {
        if (form.typed("available").isBlank()) {
            return null;
        }
        var available = form.number("available", 0, 100_000);
        var maximum = form.typed("maximum").isBlank() ? null : (Integer) form.number("maximum", 0, 100_000);
        var known = before == null ? null : before.capacity();
        return known != null && known.available() == available && java.util.Objects.equals(known.maximum(), maximum)
                ? known
                : new Service.Capacity(available, maximum, now);
    }

    static @Nullable String phone(Form form, String field) {
        var typed = form.optional(field, 40);
        form.check(typed == null || PHONE.matcher(typed).matches(), field, "services.refused.phone");
        return typed;
    }

    static @Nullable String mail(Form form, String field) {
        var typed = form.optional(field, 200);
        form.check(typed == null || MAIL.matcher(typed).matches(), field, "services.refused.mail");
        return typed;
    }

    static @Nullable String link(Form form, String field) {
        var typed = form.optional(field, 300);
        if (typed == null) {
            return null;
        }
        var address = typed.matches("(?i)https?://.*") ? typed : "https://" + typed;
        form.check(Links.good(address), field, "services.refused.link");
        return address;
    }

    static void prefillTexts(Form form, String field, Texts texts, @Nullable UUID text) {
        if (text != null) {
            texts.prefill(form, field, text);
        }
    }
}
