package city.koinon.act.hsds;

import city.koinon.act.hsds.Finding.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which members the objects of HSDS 3.1 have and of what kind each is, so that what comes from outside is looked at whole before anything of
 * it is kept. A kind with ! has to be there; one with * is kept by us.
 *
 * <p>The schemas say that a date is a text and no more; that 25:99 is no time has to be known here.
 */
final class Shape {

    private static final String MEMBERS = """
            service: id=uuid!* organization_id=uuid* program_id=uuid name=text!* alternate_name=text description=text* url=uri* \
            additional_urls=[url] email=email* status=status!* interpretation_services=text* application_process=text* \
            fees_description=text* wait_time=text fees=text accreditations=text eligibility_description=text* minimum_age=number* \
            maximum_age=number* assured_date=date* assurer_email=email* licenses=text alert=text* last_modified=moment phones=[phone]* \
            schedules=[schedule]* service_areas=[service_area] service_at_locations=[service_at_location]* languages=[language]* \
            organization=organization* funding=[funding] cost_options=[cost_option]* program=program \
            required_documents=[required_document]* contacts=[contact] capacities=[service_capacity]* attributes=[attribute]* \
            metadata=[metadata]
            service_at_location: id=uuid!* service_id=uuid* location_id=uuid* description=text* service_areas=[service_area] \
            contacts=[contact]* phones=[phone]* schedules=[schedule]* location=location* service=service* attributes=[attribute] \
            metadata=[metadata]
            organization: id=uuid!* name=text!* alternate_name=text description=text!* email=email* website=uri* \
            additional_websites=[url] tax_status=text tax_id=text year_incorporated=number legal_status=text logo=text uri=uri \
            parent_organization_id=uuid funding=[funding] contacts=[contact] phones=[phone]* locations=[location] programs=[program] \
            organization_identifiers=[organization_identifier] attributes=[attribute] metadata=[metadata]
            location: id=uuid!* location_type=location_type!* url=uri* organization_id=uuid name=text* alternate_name=text \
            description=text* transportation=text* latitude=number* longitude=number* external_identifier=text \
            external_identifier_type=text languages=[language] addresses=[address]* contacts=[contact] accessibility=[accessibility]* \
            phones=[phone] schedules=[schedule] attributes=[attribute] metadata=[metadata]
            address: id=uuid! location_id=uuid attention=text address_1=text!* address_2=text* city=text!* region=text \
            state_province=text!* postal_code=text!* country=text!* address_type=location_type! attributes=[attribute] metadata=[metadata]
            phone: id=uuid! location_id=uuid service_id=uuid organization_id=uuid contact_id=uuid service_at_location_id=uuid \
            number=text!* extension=number type=text description=text languages=[language] attributes=[attribute] metadata=[metadata]
            contact: id=uuid! organization_id=uuid service_id=uuid service_at_location_id=uuid location_id=uuid name=text title=text \
            department=text email=email* phones=[phone] attributes=[attribute] metadata=[metadata]
            schedule: id=uuid! service_id=uuid location_id=uuid service_at_location_id=uuid valid_from=date* valid_to=date* dtstart=date \
            timezone=number until=date count=number wkst=day freq=freq* interval=number byday=days* byweekno=text bymonthday=text \
            byyearday=text description=text opens_at=time* closes_at=time* schedule_link=uri* attending_type=text notes=text* \
            attributes=[attribute] metadata=[metadata]
            language: id=uuid! service_id=uuid location_id=uuid phone_id=uuid name=text code=text* note=text attributes=[attribute] \
            metadata=[metadata]
            accessibility: id=uuid! location_id=uuid description=text* details=text* url=uri attributes=[attribute] metadata=[metadata]
            cost_option: id=uuid! service_id=uuid valid_from=date valid_to=date option=text currency=text* amount=number* \
            amount_description=text attributes=[attribute] metadata=[metadata]
            required_document: id=uuid!* service_id=uuid document=text* uri=uri attributes=[attribute] metadata=[metadata]
            service_capacity: id=uuid! service_id=uuid unit=unit! unit_id=uuid available=number!* maximum=number* description=text \
            updated=moment!* attributes=[attribute] metadata=[metadata]
            attribute: id=uuid! link_id=uuid taxonomy_term_id=uuid* link_type=text link_entity=text value=text* taxonomy_term=taxonomy_term* \
            metadata=[metadata] label=text
            taxonomy_term: id=uuid!* code=text* name=text! description=text! parent_id=uuid taxonomy=text taxonomy_detail=taxonomy \
            language=text taxonomy_id=uuid term_uri=uri metadata=[metadata]
            taxonomy: id=uuid! name=text! description=text! uri=uri version=text metadata=[metadata]
            service_area: id=uuid! service_id=uuid service_at_location_id=uuid name=text description=text extent=text extent_type=text \
            uri=text attributes=[attribute] metadata=[metadata]
            funding: id=uuid! organization_id=uuid service_id=uuid source=text attributes=[attribute] metadata=[metadata]
            program: id=uuid! organization_id=uuid name=text! alternate_name=text description=text! attributes=[attribute] \
            metadata=[metadata]
            organization_identifier: id=uuid! organization_id=uuid identifier_scheme=text identifier_type=text! identifier=text! \
            attributes=[attribute] metadata=[metadata]
            metadata: id=uuid! resource_id=uuid resource_type=text last_action_date=text! last_action_type=text! field_name=text! \
            previous_value=text! replacement_value=text! updated_by=text!
            unit: id=uuid! name=text! scheme=text identifier=text uri=uri attributes=[attribute] metadata=[metadata]
            url: id=uuid! label=text url=uri! organization_id=uuid service_id=uuid attributes=[attribute] metadata=[metadata]
            """;

    private static final Map<String, Map<String, Member>> OBJECTS = MEMBERS.lines()
            .collect(Collectors.toMap(
                    line -> line.substring(0, line.indexOf(':')),
                    line -> members(line.substring(line.indexOf(':') + 1))));

    private static final Map<String, Set<String>> CHOICES = Map.of(
            "status", Set.of("active", "inactive", "defunct", "temporarily closed"),
            "location_type", Set.of("physical", "postal", "virtual"),
            "freq", Set.of("WEEKLY", "MONTHLY"),
            "day", Set.of("MO", "TU", "WE", "TH", "FR", "SA", "SU"));

    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern MAIL = Pattern.compile("[^@\\s<>\"]+@[^@\\s<>\"]+\\.[^@\\s<>\"]+");
    private static final Pattern TIME =
            Pattern.compile("(\\d{2}:\\d{2})(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern DAYS = Pattern.compile("(?:[+-]?\\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?!$)|$))+");
    private static final int LONGEST = 20_000;

    record Member(String kind, boolean needed, boolean kept, boolean many) {}

    private Shape() {}

    /** The members of each kind of object by their names. */
    static Map<String, Map<String, Member>> objects() {
        return OBJECTS;
    }

    private static Map<String, Member> members(String line) {
        var members = new HashMap<String, Member>();
        Arrays.stream(line.strip().split("\\s+")).forEach(it -> {
            var kind = it.substring(it.indexOf('=') + 1);
            var many = kind.startsWith("[");
            members.put(
                    it.substring(0, it.indexOf('=')),
                    new Member(kind.replaceAll("[\\[\\]!*]", ""), kind.contains("!"), kind.contains("*"), many));
        });
        return members;
    }

    static void look(JsonNode node, String type, String path, Consumer<Finding> found) {
        if (!node.isObject()) {
            found.accept(new Finding(Reason.WRONG_KIND, path, shown(node)));
            return;
        }
        var members = OBJECTS.getOrDefault(type, Map.of());
        members.forEach((name, member) -> {
            if (member.needed() && (!node.has(name) || node.get(name).isNull())) {
                found.accept(new Finding(Reason.MISSING, path + name, ""));
            }
        });
        node.properties().forEach(it -> {
            var member = members.get(it.getKey());
            var value = it.getValue();
            if (member == null) {
                found.accept(new Finding(Reason.UNKNOWN_FIELD, path + it.getKey(), ""));
            } else if (!value.isNull()) {
                if (!member.kept() && !it.getKey().equals("id") && !empty(value)) {
                    found.accept(new Finding(Reason.NOT_KEPT, path + it.getKey(), ""));
                }
                value(value, member, path + it.getKey(), found);
            }
        });
    }

    private static boolean empty(JsonNode value) {
        return value.isContainer() && value.isEmpty();
    }

    private static void value(JsonNode value, Member member, String path, Consumer<Finding> found) {
        if (member.many()) {
            if (!value.isArray()) {
                found.accept(new Finding(Reason.WRONG_KIND, path, shown(value)));
                return;
            }
            for (var i = 0; i < value.size(); i++) {
                look(value.get(i), member.kind(), path + "[" + i + "].", found);
            }
        } else if (OBJECTS.containsKey(member.kind())) {
            look(value, member.kind(), path + ".", found);
        } else if (member.kind().equals("number") ? !value.isNumber() : !value.isString()) {
            found.accept(new Finding(Reason.WRONG_KIND, path, shown(value)));
        } else if (value.isString()) {
            var reason = wrong(value.asString(), member);
            if (reason != null) {
                found.accept(new Finding(reason, path, shown(value)));
            }
        }
    }

    private static @Nullable Reason wrong(String text, Member member) {
        if (text.length() > LONGEST) {
            return Reason.TOO_LONG;
        }
        var kind = member.kind();
        return switch (kind) {
            case "uuid" -> UUIDS.matcher(text).matches() ? null : Reason.BAD_ID;
            case "uri" -> uri(text, member.kept()) ? null : Reason.BAD_LINK;
            case "email" -> MAIL.matcher(text).matches() ? null : Reason.BAD_MAIL;
            case "date" -> date(text) ? null : Reason.BAD_DATE;
            case "moment" -> moment(text) ? null : Reason.BAD_DATE;
            case "time" -> time(text) ? null : Reason.BAD_TIME;
            case "days" -> DAYS.matcher(text).matches() ? null : Reason.BAD_CHOICE;
            default ->
                CHOICES.containsKey(kind)
                                && !CHOICES.getOrDefault(kind, Set.of()).contains(text)
                        ? Reason.BAD_CHOICE
                        : null;
        };
    }

    /** What will stand behind a link leads to the web and nowhere else. */
    private static boolean uri(String text, boolean link) {
        try {
            var uri = new URI(text);
            return uri.isAbsolute()
                    && (!link
                            || Set.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT))
                                    && uri.getHost() != null);
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    static boolean date(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException notADate) {
            return false;
        }
    }

    private static boolean moment(String text) {
        try {
            return OffsetDateTime.parse(text).getYear() > 0;
        } catch (DateTimeException notAMoment) {
            return false;
        }
    }

    private static boolean time(String text) {
        return timeOf(text) != null;
    }

    /** Null when it is none. Which clock it is on is the city's. */
    static @Nullable LocalTime timeOf(String text) {
        var match = TIME.matcher(text.strip());
        try {
            return !match.matches()
                    ? null
                    : match.group(1).equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(match.group(1));
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private static String shown(JsonNode value) {
        var text = value.isString() ? value.asString() : value.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /** What kind of object somebody has sent without saying so. Empty for what HSDS does not know. */
    static String typeOf(JsonNode node) {
        if (node.has("openapi_url")) {
            return "";
        }
        if (node.has("location_type")) {
            return "location";
        }
        if (node.has("location") || node.path("service").isObject() || node.has("location_id")) {
            return "service_at_location";
        }
        if (List.of(
                        "status",
                        "organization",
                        "service_at_locations",
                        "application_process",
                        "eligibility_description",
                        "assured_date")
                .stream()
                .anyMatch(node::has)) {
            return "service";
        }
        if (List.of("taxonomy_detail", "taxonomy", "term_uri", "taxonomy_id", "code").stream()
                .anyMatch(node::has)) {
            return "taxonomy_term";
        }
        if (node.has("version")) {
            return "taxonomy";
        }
        if (List.of("website", "legal_status", "organization_identifiers", "programs", "phones", "logo", "description")
                .stream()
                .anyMatch(node::has)) {
            return "organization";
        }
        return node.has("id") ? "service" : "";
    }
}
