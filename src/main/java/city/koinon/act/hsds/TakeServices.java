package city.koinon.act.hsds;

import city.koinon.act.hsds.Finding.Reason;
import city.koinon.act.services.Confirmations;
import city.koinon.act.services.DocumentTypes;
import city.koinon.act.services.NewWording;
import city.koinon.act.services.Service;
import city.koinon.act.services.Service.Part;
import city.koinon.act.services.Services;
import city.koinon.act.services.Topic;
import city.koinon.platform.texts.Written;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes services of HSDS into the city's directory, with who gives them and where. */
@Component
class TakeServices {

    private static final BigDecimal DEAREST = new BigDecimal("9999999999");

    private final Services services;
    private final DocumentTypes documents;
    private final Confirmations confirmations;
    private final TakeOrganisations organisations;
    private final TakeOfferings offerings;
    private final Brought brought;

    TakeServices(
            Services services,
            DocumentTypes documents,
            Confirmations confirmations,
            TakeOrganisations organisations,
            TakeOfferings offerings,
            Brought brought) {
        this.services = services;
        this.documents = documents;
        this.confirmations = confirmations;
        this.organisations = organisations;
        this.offerings = offerings;
        this.brought = brought;
    }

    /** @return whether it was not known before; nothing of it is kept where the row says that it was refused */
    boolean take(JsonNode node, Row row) {
        var id = Said.id(node, "id");
        var said = new Said(node, row.lang(), brought.last("service", id, row.lang()));
        if (!said.says("whole", node.toString())) {
            return false;
        }
        if (node.path("organization").isObject()) {
            organisations.take(node.path("organization"), row);
        }
        // Before the service is held: whoever changes a place holds that first, and then what is given there.
        offerings.takePlaces(node.path("service_at_locations"), row);
        var before = services.hold(id).orElse(null);
        var draft = draft(said, before, row);
        if (row.refused() || draft == null) {
            return false;
        }
        row.kept(services.keep(id, draft, null, row.by()));
        if (node.path("service_at_locations").isArray()) {
            offerings.takeAll(id, said, row);
        } else if (node.path("schedules").isArray() && !node.path("schedules").isEmpty()) {
            row.found(Reason.NOT_KEPT, "schedules", "");
        }
        if (node.path("assured_date").isString() && said.says("assured_date")) {
            row.kept(confirmations.confirmedElsewhere(
                    id, LocalDate.parse(node.path("assured_date").asString()), row.by()));
        } else {
            confirmations.settle(id, row.by());
        }
        brought.keep("service", id, row.lang(), said.members());
        return before == null;
    }

    private Services.@Nullable Draft draft(Said said, @Nullable Service before, Row row) {
        var organisation = organisation(said, before, row);
        var minimum = said.number("minimum_age", 150, before == null ? null : before.minimumAge());
        var maximum = said.number("maximum_age", 150, before == null ? null : before.maximumAge());
        if (minimum != null && maximum != null && minimum > maximum) {
            row.found(Reason.AGES, "minimum_age", minimum + " > " + maximum);
        }
        return organisation == null
                ? null
                : new Services.Draft(
                        null,
                        organisation,
                        before == null ? null : before.office(),
                        words(said),
                        minimum,
                        maximum,
                        status(said, before, row),
                        topics(said, before, row),
                        languages(said, before, row),
                        documents(said, before, row),
                        price(said, before),
                        capacity(said, before),
                        said.phone(before == null ? null : before.phone()),
                        said.string("email", before == null ? null : before.email()),
                        said.string("url", before == null ? null : before.website()),
                        before != null && before.critical(),
                        said.string("assurer_email", before == null ? null : before.assurer()));
    }

    private @Nullable UUID organisation(Said said, @Nullable Service before, Row row) {
        var nested = said.at("organization").isObject();
        if (!nested && !said.at("organization_id").isString()) {
            if (before == null) {
                row.found(Reason.NO_ORGANISATION, "organization", "");
            }
            return before == null ? null : before.organisation();
        }
        var id = nested
                ? Said.id(said.at("organization"), "id")
                : UUID.fromString(said.at("organization_id").asString());
        if (!nested && !organisations.knows(id)) {
            row.found(Reason.UNKNOWN_ORGANISATION, "organization_id", id.toString());
            return null;
        }
        return said.says("organization", id.toString()) || before == null ? id : before.organisation();
    }

    private static Map<Part, NewWording> words(Said said) {
        return Map.of(
                Part.NAME, said.wording("name"),
                Part.ABOUT, said.wording("description"),
                Part.HOW_TO_APPLY, said.wording("application_process"),
                Part.COST, said.wording("fees_description"),
                Part.ELIGIBILITY, said.wording("eligibility_description"),
                Part.INTERPRETER, said.wording("interpretation_services"),
                Part.ALERT, said.wording("alert"));
    }

    private static Service.Status status(Said said, @Nullable Service before, Row row) {
        if (!said.says("status") && before != null) {
            return before.status();
        }
        return switch (said.at("status").asString()) {
            case "active" -> Service.Status.ACTIVE;
            case "defunct" -> Service.Status.CLOSED;
            case "inactive" -> {
                row.found(Reason.INACTIVE, "status", "inactive");
                yield Service.Status.PAUSED;
            }
            default -> Service.Status.PAUSED;
        };
    }

    private static Set<Topic> topics(Said said, @Nullable Service before, Row row) {
        var here = before == null ? Set.<Topic>of() : before.topics();
        if (!said.at("attributes").isArray()) {
            return here;
        }
        var theirs = new TreeSet<String>();
        for (var it : said.at("attributes")) {
            topic(it)
                    .ifPresentOrElse(
                            topic -> theirs.add(topic.name()),
                            () -> row.found(
                                    Reason.UNKNOWN_TOPIC,
                                    "attributes",
                                    it.path("taxonomy_term").path("name").asString("")));
        }
        return said.merged("topics", here.stream().map(Enum::name).toList(), theirs).stream()
                .map(Topic::valueOf)
                .collect(Collectors.toSet());
    }

    private static Optional<Topic> topic(JsonNode attribute) {
        var term = attribute.path("taxonomy_term");
        return Stream.of(
                        term.path("id").asString(""),
                        attribute.path("taxonomy_term_id").asString(""))
                .flatMap(id -> Derived.topic(id).stream())
                .findFirst()
                .or(() -> Arrays.stream(Topic.values())
                        .filter(one -> one.name().equals(term.path("code").asString("")))
                        .findFirst());
    }

    private static Set<String> languages(Said said, @Nullable Service before, Row row) {
        var here = before == null ? Set.<String>of() : before.languages();
        if (!said.at("languages").isArray()) {
            return here;
        }
        var theirs = new ArrayList<String>();
        said.at("languages").forEach(it -> {
            var code = it.path("code").asString("").toLowerCase(Locale.ROOT);
            if (code.matches("[a-z]{2,3}")) {
                theirs.add(code);
            } else {
                row.found(Reason.NOT_KEPT, "languages", it.path("name").asString(""));
            }
        });
        return said.merged("languages", here, theirs);
    }

    private List<UUID> documents(Said said, @Nullable Service before, Row row) {
        var here = before == null ? List.<UUID>of() : before.documents();
        if (!said.at("required_documents").isArray()) {
            return here;
        }
        var theirs = new ArrayList<String>();
        for (var it : said.at("required_documents")) {
            var name = Said.text(it, "document");
            if (name != null) {
                theirs.add(document(Said.id(it, "id"), name, said, row).toString());
            }
        }
        return said.merged("documents", here.stream().map(UUID::toString).toList(), theirs).stream()
                .map(UUID::fromString)
                .toList();
    }

    private UUID document(UUID id, String name, Said said, Row row) {
        if (documents.find(id).isPresent()) {
            if (said.says("document " + id, name)) {
                row.kept(documents.rename(id, NewWording.in(row.lang(), name)));
            }
            return id;
        }
        return documents.names(row.lang()).entrySet().stream()
                .filter(paper -> paper.getValue().equalsIgnoreCase(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> {
                    said.says("document " + id, name);
                    return documents.add(id, null, Written.of(row.lang(), name));
                });
    }

    private static Service.@Nullable Price price(Said said, @Nullable Service before) {
        if (!said.at("cost_options").isArray() || !said.says("cost_options")) {
            return before == null ? null : before.price();
        }
        for (var it : said.at("cost_options")) {
            var currency = it.path("currency").asString("").toUpperCase(Locale.ROOT);
            if (it.path("amount").isNumber() && currency.matches("[A-Z]{3}")) {
                var amount = new BigDecimal(it.path("amount").asString());
                if (amount.signum() >= 0 && amount.compareTo(DEAREST) < 0) {
                    return new Service.Price(amount, currency);
                }
            }
        }
        return null;
    }

    private static Service.@Nullable Capacity capacity(Said said, @Nullable Service before) {
        if (!said.at("capacities").isArray() || !said.says("capacities")) {
            return before == null ? null : before.capacity();
        }
        var one = said.at("capacities").path(0);
        return !one.isObject()
                ? null
                : new Service.Capacity(
                        one.path("available").asInt(0),
                        one.path("maximum").isNumber() ? one.path("maximum").asInt(0) : null,
                        OffsetDateTime.parse(one.path("updated").asString()).toInstant());
    }
}
