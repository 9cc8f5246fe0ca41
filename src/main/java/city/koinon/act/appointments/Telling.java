package city.koinon.act.appointments;

import city.koinon.act.appointments.FreeTimes.Bookable;
import city.koinon.act.services.Offering;
import city.koinon.act.services.Offerings;
import city.koinon.act.services.Place;
import city.koinon.act.services.Places;
import city.koinon.act.services.Service;
import city.koinon.act.services.Services;
import city.koinon.act.services.SpokenLanguages;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Page;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says in words when and where. */
@Component
class Telling {

    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("O", Locale.ROOT);

    private final Services services;
    private final Offerings offerings;
    private final Places places;
    private final Texts texts;

    Telling(Services services, Offerings offerings, Places places, Texts texts) {
        this.services = services;
        this.offerings = offerings;
        this.places = places;
        this.texts = texts;
    }

    Told told(Booking it, Page page) {
        var service = services.get(it.service());
        var offering = offerings.find(it.offering());
        var manner = it.manner();
        var place = manner == Manner.IN_PERSON
                ? offering.map(Offering::place).flatMap(places::find)
                : Optional.<Place>empty();
        return new Told(
                it,
                texts.get(service.name()).in(page.lang()),
                service.path(),
                day(it.slot().start(), page),
                time(it.slot(), page),
                manner,
                place.map(there -> texts.get(there.name()).in(page.lang())).orElse(null),
                place.map(there -> there.address().line()).orElse(null),
                place.map(Place::path).orElse(null),
                offering.map(Offering::link).orElse(null),
                offering.map(Offering::phone)
                        .or(() -> Optional.ofNullable(service.phone()))
                        .orElse(null),
                spoken(it.spoken(), page));
    }

    String name(Service service, Page page) {
        return texts.get(service.name()).in(page.lang()).value();
    }

    /** "Monday 18 May 2026, 09:00–09:20" */
    static String when(Slot slot, Page page) {
        return page.say("appointments.when", day(slot.start(), page), time(slot, page));
    }

    static String day(Instant at, Page page) {
        var day = at.atZone(page.zone()).toLocalDate();
        return page.say("appointments.day", page.weekday(day), page.date(day));
    }

    /** Where an hour comes twice, it is said which of the two is meant. From the earlier to the later also between words from right to left. */
    static String time(Slot slot, Page page) {
        var start = page.time(slot.start());
        var twice = page.zone()
                        .getRules()
                        .getValidOffsets(LocalDateTime.ofInstant(slot.start(), page.zone()))
                        .size()
                > 1;
        return "\u2066" + start + "–" + page.time(slot.end())
                + (twice ? " (" + ZONE.format(slot.start().atZone(page.zone())) + ")" : "") + "\u2069";
    }

    /** "Community centre", "By telephone" */
    String where(Bookable at, Page page) {
        return where(at.offering(), at.rule().manner(), page);
    }

    String where(Offering offering, Manner manner, Page page) {
        return manner == Manner.IN_PERSON && offering.place() != null
                ? places.find(offering.place())
                        .map(it -> texts.get(it.name()).in(page.lang()).value())
                        .orElseGet(() -> page.say(manner))
                : page.say(manner);
    }

    String spoken(Spoken it, Page page) {
        var language = SpokenLanguages.name(it.language(), page);
        return it.interpreter() == null
                ? language
                : page.say("appointments.spoken.with", language, SpokenLanguages.name(it.interpreter(), page));
    }

    static Manner of(Offering.Channel channel) {
        return switch (channel) {
            case PHONE -> Manner.PHONE;
            case ONLINE -> Manner.ONLINE;
            case PLACE -> Manner.IN_PERSON;
        };
    }
}
