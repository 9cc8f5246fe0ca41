package city.koinon.act.services;

import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyTopic;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.SubjectTopic;
import city.koinon.platform.ledger.Teller;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Quote;
import city.koinon.platform.ui.Tone;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the public record, the register and the desk say of a service. */
@Component
class ServiceTeller implements Teller, DutyTopic, SubjectTopic {

    private final Services services;
    private final Texts texts;

    ServiceTeller(Services services, Texts texts) {
        this.services = services;
        this.texts = texts;
    }

    @Override
    public Set<String> types() {
        return Set.of(Confirmations.CONFIRMED, Confirmations.CLOSED, Confirmations.HANDED_ON);
    }

    @Override
    public Moment tell(Act act, Page page) {
        var name = Quote.of(act.texts("name"), page).value();
        var by = act.actor().name();
        return switch (act.type()) {
            case Confirmations.CONFIRMED ->
                Moment.of(Tone.KEPT, "check", page.say("services.told.confirmed", name), page, act.on())
                        .with(
                                page.say("services.told.by", by),
                                page.say(
                                        "services.told.on",
                                        page.date(act.text("on")
                                                .map(LocalDate::parse)
                                                .orElse(act.on()))))
                        .at(href(act.subject().id(), page));
            case Confirmations.CLOSED ->
                Moment.of(Tone.OFF, "closed", page.say("services.told.closed", name), page, act.on())
                        .with(page.say("services.told.by", by))
                        .at(href(act.subject().id(), page));
            default ->
                Moment.of(Tone.PLAIN, "handover", page.say("services.told.handedOn", name), page, act.on())
                        .with(page.say("services.told.by", by))
                        .at(href(act.subject().id(), page));
        };
    }

    @Override
    public String subjectKind() {
        return Confirmations.KIND;
    }

    @Override
    public DutyTopic.Topic describe(Duty duty, Page page) {
        var service = services.get(duty.subject().id());
        return new DutyTopic.Topic(
                texts.get(service.name()).in(page.lang()).value(),
                page.to(service.path()),
                page.say("services.confirm.look"),
                page.to(service.path() + "/confirm"));
    }

    @Override
    public String kind() {
        return Confirmations.KIND;
    }

    @Override
    public Optional<SubjectTopic.Topic> find(UUID id, String lang) {
        return services.find(id)
                .map(it -> new SubjectTopic.Topic(texts.get(it.name()).in(lang).value(), it.path()));
    }

    private String href(UUID service, Page page) {
        return page.to(services.get(service).path());
    }
}
