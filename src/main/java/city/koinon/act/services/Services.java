package city.koinon.act.services;

import city.koinon.act.services.Service.Capacity;
import city.koinon.act.services.Service.Part;
import city.koinon.act.services.Service.Price;
import city.koinon.act.services.Service.Status;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Manuscript;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What there is in the city for whoever needs it. */
@org.springframework.stereotype.Service
@Transactional
public class Services {

    /** @param slug null makes one of the name */
    public record Draft(
            @Nullable String slug,
            UUID organisation,
            @Nullable UUID office,
            Map<Part, NewWording> words,
            @Nullable Integer minimumAge,
            @Nullable Integer maximumAge,
            Status status,
            Set<Topic> topics,
            Set<String> languages,
            List<UUID> documents,
            @Nullable Price price,
            @Nullable Capacity capacity,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String website,
            boolean critical,
            @Nullable String assurer) {

        /** One paper more than those that were ticked. */
        Draft asking(UUID paper) {
            return new Draft(
                    slug,
                    organisation,
                    office,
                    words,
                    minimumAge,
                    maximumAge,
                    status,
                    topics,
                    languages,
                    Stream.concat(documents.stream(), Stream.of(paper)).toList(),
                    price,
                    capacity,
                    phone,
                    email,
                    website,
                    critical,
                    assurer);
        }

        /** As it will be kept; when it was made sure of stays what it was. */
        private Service made(UUID id, String slug, Map<Part, UUID> texts, Optional<Service> before) {
            return new Service(
                    id,
                    slug,
                    organisation,
                    office,
                    texts,
                    minimumAge,
                    maximumAge,
                    status,
                    topics,
                    languages,
                    documents,
                    price,
                    capacity,
                    phone,
                    email,
                    website,
                    critical,
                    before.map(Service::confirmedOn).orElse(null),
                    assurer,
                    before.map(Service::version).orElse(0),
                    before.map(Service::changedAt).orElse(Instant.EPOCH));
        }
    }

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Manuscripts manuscripts;
    private final Clock clock;

    Services(JdbcClient jdbc, Texts texts, Manuscripts manuscripts, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.manuscripts = manuscripts;
        this.clock = clock;
    }

    /** Also those that are paused or closed for good, by their address. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Service> list() {
        return jdbc.sql("select * from services.service order by slug")
                .query(Services::service)
                .list();
    }

    /** Those of them that exist, in no order. */
    @Transactional(readOnly = true)
    public List<Service> all(Collection<UUID> ids) {
        return jdbc.sql("select * from services.service where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Services::service)
                .list();
    }

    /** Those of them that exist, in no order, by their addresses. */
    @Transactional(readOnly = true)
    public List<Service> named(Collection<String> slugs) {
        return jdbc.sql("select * from services.service where slug = any (:slugs)")
                .param("slugs", slugs.toArray(String[]::new))
                .query(Services::service)
                .list();
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public Optional<Service> find(UUID id) {
        return jdbc.sql("select * from services.service where id = :id")
                .param("id", id)
                .query(Services::service)
                .optional();
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public Optional<Service> findBySlug(String slug) {
        return jdbc.sql("select * from services.service where slug = :slug")
                .param("slug", slug)
                .query(Services::service)
                .optional();
    }

    /** @throws NotFound when the city has no such service */
    @Transactional(readOnly = true)
    public Service get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("service"));
    }

    public UUID add(Draft draft, Visitor by) {
        var id = Ids.next();
        keep(id, draft, null, by);
        return id;
    }

    /**
     * Enters a service under this id, or what has changed about it; what says nothing else than before is left as it is.
     *
     * @param seen the version that was shown; null where nobody was shown any, as from a file
     * @return whether anything has changed
     * @throws Stale when somebody else has changed it since
     */
    public boolean keep(UUID id, Draft draft, @Nullable Integer seen, Visitor by) {
        by.must(Role.EDITOR);
        var before = hold(id);
        if (seen != null) {
            Stale.unless(seen, before.map(Service::version).orElse(0), "service " + id);
        }
        var kept = TextsByPart.keep(
                texts, Part.class, draft.words(), before.map(Service::words).orElse(Map.of()));
        var name = Objects.requireNonNull(kept.words().get(Part.NAME), "A service has a name");
        var slug = before.map(Service::slug).orElseGet(() -> slug(draft.slug(), name));
        var it = draft.made(id, slug, kept.words(), before);
        var changed = kept.anew() || before.filter(it::equals).isEmpty();
        if (changed) {
            write(it);
        }
        translate(it);
        return changed;
    }

    private void write(Service it) {
        var price = it.price();
        var capacity = it.capacity();
        jdbc.sql("""
                insert into services.service (id, slug, organisation, office, name, about, how_to_apply, cost, eligibility, interpreter, alert,
                       minimum_age, maximum_age, status, topics, languages, documents, amount, currency,
                       capacity_available, capacity_maximum, capacity_at, phone, email, website, critical, assurer, version, changed_at)
                values (:id, :slug, :organisation, :office, :name, :about, :how_to_apply, :cost, :eligibility, :interpreter, :alert,
                       :minimumAge, :maximumAge, :status, :topics, :languages, :documents, :amount, :currency,
                       :available, :maximum, :capacityAt, :phone, :email, :website, :critical, :assurer, 1, :at)
                on conflict (city, id) do update
                   set organisation = excluded.organisation, office = excluded.office, name = excluded.name, about = excluded.about,
                       how_to_apply = excluded.how_to_apply, cost = excluded.cost, eligibility = excluded.eligibility,
                       interpreter = excluded.interpreter, alert = excluded.alert, minimum_age = excluded.minimum_age,
                       maximum_age = excluded.maximum_age, status = excluded.status, topics = excluded.topics,
                       languages = excluded.languages, documents = excluded.documents, amount = excluded.amount,
                       currency = excluded.currency, capacity_available = excluded.capacity_available,
                       capacity_maximum = excluded.capacity_maximum, capacity_at = excluded.capacity_at, phone = excluded.phone,
                       email = excluded.email, website = excluded.website, critical = excluded.critical, assurer = excluded.assurer,
                       version = service.version + 1, changed_at = excluded.changed_at
                """)
                .param("id", it.id())
                .param("slug", it.slug())
                .param("organisation", it.organisation())
                .param("office", it.office(), Types.OTHER)
                .params(TextsByPart.columns(Part.class, it.words()))
                .param("minimumAge", it.minimumAge(), Types.INTEGER)
                .param("maximumAge", it.maximumAge(), Types.INTEGER)
                .param("status", it.status().name())
                .param("topics", it.topics().stream().sorted().map(Enum::name).toArray(String[]::new))
                .param("languages", it.languages().toArray(String[]::new))
                .param("documents", it.documents().toArray(UUID[]::new))
                .param("amount", price == null ? null : price.amount(), Types.NUMERIC)
                .param("currency", price == null ? null : price.currency(), Types.VARCHAR)
                .param("available", capacity == null ? null : capacity.available(), Types.INTEGER)
                .param("maximum", capacity == null ? null : capacity.maximum(), Types.INTEGER)
                .param("capacityAt", capacity == null ? null : Timestamp.from(capacity.at()), Types.TIMESTAMP)
                .param("phone", it.phone(), Types.VARCHAR)
                .param("email", it.email(), Types.VARCHAR)
                .param("website", it.website(), Types.VARCHAR)
                .param("critical", it.critical())
                .param("assurer", it.assurer(), Types.VARCHAR)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** The service as it is now, which nobody else can change until this transaction ends. */
    public Optional<Service> hold(UUID id) {
        return jdbc.sql("select * from services.service where id = :id for update")
                .param("id", id)
                .query(Services::service)
                .optional();
    }

    /** What is closed for good is translated no longer. */
    private void translate(Service it) {
        if (it.status() == Status.CLOSED) {
            manuscripts.withdraw(Confirmations.KIND, it.id());
        } else {
            manuscripts.publish(new Manuscript(
                    Confirmations.KIND,
                    it.id(),
                    it.path(),
                    it.critical(),
                    it.texts().toList()));
        }
    }

    /** The version it has, which nobody else can change until this transaction ends. */
    int lock(UUID id) {
        return jdbc.sql("select version from services.service where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    void confirmed(UUID id, LocalDate on) {
        jdbc.sql(
                        "update services.service set confirmed_on = :on, changed_at = :at, version = version + 1 where id = :id")
                .param("id", id)
                .param("on", on)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private String slug(@Nullable String wanted, UUID name) {
        return Slugs.free(
                wanted != null ? wanted : texts.get(name).in("en").value(),
                "service",
                slug -> findBySlug(slug).isPresent());
    }

    private static Service service(ResultSet row, int n) throws SQLException {
        var amount = row.getBigDecimal("amount");
        var capacityAt = row.getTimestamp("capacity_at");
        return new Service(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getObject("organisation", UUID.class),
                row.getObject("office", UUID.class),
                TextsByPart.read(Part.class, row),
                row.getObject("minimum_age", Integer.class),
                row.getObject("maximum_age", Integer.class),
                Status.valueOf(row.getString("status")),
                Arrays.stream((String[]) row.getArray("topics").getArray())
                        .map(Topic::valueOf)
                        .collect(Collectors.toSet()),
                new LinkedHashSet<>(
                        Arrays.asList((String[]) row.getArray("languages").getArray())),
                Arrays.asList((UUID[]) row.getArray("documents").getArray()),
                amount == null ? null : new Price(amount, row.getString("currency")),
                capacityAt == null
                        ? null
                        : new Capacity(
                                row.getInt("capacity_available"),
                                row.getObject("capacity_maximum", Integer.class),
                                capacityAt.toInstant()),
                row.getString("phone"),
                row.getString("email"),
                row.getString("website"),
                row.getBoolean("critical"),
                row.getObject("confirmed_on", LocalDate.class),
                row.getString("assurer"),
                row.getInt("version"),
                row.getTimestamp("changed_at").toInstant());
    }
}
