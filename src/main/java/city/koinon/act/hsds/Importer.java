package city.koinon.act.hsds;

import city.koinon.act.hsds.Finding.Reason;
import city.koinon.act.hsds.Report.Outcome;
import city.koinon.act.services.Services;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes HSDS from elsewhere into the directory, row by row: each whole or not at all, by its id. What a row does not mention stays as it is,
 * and so does what it said already when it was last brought; what it says anew is said in one language, and the others stay. So bringing the
 * same again changes nothing, whatever an editor has made of it since. Nothing is ever fetched.
 */
@Component
class Importer {

    static final int MOST_ROWS = 5000;

    private static final Logger log = LoggerFactory.getLogger(Importer.class);
    private static final JsonMapper JSON = new JsonMapper();

    /** How often a row is tried of which somebody else holds a part. */
    private static final int TRIES = 3;

    private final TakeServices services;
    private final TakeOfferings offerings;
    private final TakePlaces places;
    private final TakeOrganisations organisations;
    private final Services kept;
    private final Brought brought;
    private final TransactionTemplate transaction;

    Importer(
            TakeServices services,
            TakeOfferings offerings,
            TakePlaces places,
            TakeOrganisations organisations,
            Services kept,
            Brought brought,
            PlatformTransactionManager transactions) {
        this.services = services;
        this.offerings = offerings;
        this.places = places;
        this.organisations = organisations;
        this.kept = kept;
        this.brought = brought;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * One object, a list of them, a page of one, or a line for each.
     *
     * @param lang the language in which it is written
     */
    Report bring(String json, String lang, Visitor by) {
        var rows = new ArrayList<Report.Row>();
        try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(json)) {
            while (values.hasNextValue()) {
                for (var one : objects(values.nextValue())) {
                    if (rows.size() == MOST_ROWS) {
                        throw new Refused("json", "hsds.refused.many", MOST_ROWS);
                    }
                    rows.add(row(rows.size() + 1, one, lang, by));
                }
            }
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            rows.add(new Report.Row(
                    rows.size() + 1,
                    "",
                    "",
                    Outcome.REFUSED,
                    List.of(new Finding(
                            Reason.NOT_JSON, "", at == null ? "" : at.getLineNr() + ":" + at.getColumnNr()))));
        }
        return new Report(List.copyOf(rows));
    }

    private static List<JsonNode> objects(JsonNode value) {
        var list = value.isArray() ? value : value.path("contents");
        return list.isArray() ? list.valueStream().toList() : List.of(value);
    }

    private Report.Row row(int number, JsonNode node, String lang, Visitor by) {
        var type = node.isObject() ? Shape.typeOf(node) : "";
        var name = node.path("name").isString()
                ? node.path("name").asString()
                : node.path("id").isString() ? node.path("id").asString() : "";
        for (var again = 1; ; again++) {
            var row = new Row(lang, by);
            look(node, type, row);
            try {
                return new Report.Row(number, type, name, outcome(node, type, row), row.findings());
            } catch (TransientDataAccessException held) {
                if (again == TRIES) {
                    return new Report.Row(number, type, name, impossible(type, held, row), row.findings());
                }
            } catch (DataAccessException | IllegalArgumentException | IllegalStateException | Refused impossible) {
                return new Report.Row(number, type, name, impossible(type, impossible, row), row.findings());
            }
        }
    }

    private static Outcome impossible(String type, RuntimeException why, Row row) {
        log.warn("A row of type {} could not be taken: {}", type, why.toString());
        row.found(Reason.NOT_POSSIBLE, "", "");
        return Outcome.REFUSED;
    }

    /** Before anything of it is kept. */
    private static void look(JsonNode node, String type, Row row) {
        if (!node.isObject()) {
            row.found(Reason.WRONG_KIND, "", node.getNodeType().name());
            return;
        }
        if (!type.isEmpty()) {
            Shape.look(node, type, "", row.findings()::add);
        }
        if (type.isEmpty() || type.startsWith("taxonomy")) {
            row.found(Reason.NOTHING_TO_KEEP, "", type);
        } else if (type.equals("location") && !TakePlaces.canBeVisited(node)) {
            row.found(
                    Reason.NOTHING_TO_KEEP,
                    "location_type",
                    node.path("location_type").asString(""));
        }
    }

    private Outcome outcome(JsonNode node, String type, Row row) {
        if (row.refused()) {
            return Outcome.REFUSED;
        }
        if (row.findings().stream().anyMatch(it -> it.reason() == Reason.NOTHING_TO_KEEP)) {
            return Outcome.NOTHING;
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            brought.takeTurn();
            var entered = take(node, type, row);
            if (row.refused()) {
                // Undone as a whole when anything about it turns out to be impossible.
                status.setRollbackOnly();
                return Outcome.REFUSED;
            }
            return entered ? Outcome.ENTERED : row.changed() ? Outcome.CHANGED : Outcome.SAME;
        }));
    }

    /** @return whether it was not known before */
    private boolean take(JsonNode node, String type, Row row) {
        return switch (type) {
            case "organization" -> organisations.take(node, row);
            case "location" -> places.take(node, row);
            case "service_at_location" -> atLocation(node, row);
            default -> services.take(node, row);
        };
    }

    private boolean atLocation(JsonNode node, Row row) {
        var nested = node.path("service");
        if (nested.isObject()) {
            services.take(nested, row);
        }
        offerings.takePlaceOf(node, row);
        var service = nested.isObject() ? Said.id(nested, "id") : serviceOf(node);
        if (row.refused()) {
            return false;
        }
        if (service == null || kept.hold(service).isEmpty()) {
            row.found(Reason.UNKNOWN_SERVICE, "service_id", String.valueOf(service));
            return false;
        }
        return offerings.takeOne(node, service, row);
    }

    private @Nullable UUID serviceOf(JsonNode node) {
        return node.path("service_id").isString() ? Said.id(node, "service_id") : offerings.serviceOf(node);
    }
}
