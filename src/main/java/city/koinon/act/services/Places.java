package city.koinon.act.services;

import city.koinon.act.services.Place.Part;
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
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where services are given. */
@Service
@Transactional
public class Places {

    static final String KIND = "place";

    /** @param slug null makes one of the name */
    public record Draft(
            @Nullable String slug,
            Place.Kind kind,
            Place.@Nullable Point point,
            Place.Address address,
            Set<Place.Feature> features,
            Map<Part, NewWording> words) {

        public Draft(
                @Nullable String slug,
                Place.Kind kind,
                Place.@Nullable Point point,
                Place.Address address,
                Set<Place.Feature> features,
                NewWording name,
                NewWording about,
                NewWording transport,
                NewWording access) {
            this(
                    slug,
                    kind,
                    point,
                    address,
                    features,
                    Map.of(Part.NAME, name, Part.ABOUT, about, Part.TRANSPORT, transport, Part.ACCESS, access));
        }

        private Place made(UUID id, String slug, Map<Part, UUID> texts, Optional<Place> before) {
            return new Place(
                    id,
                    slug,
                    kind,
                    point,
                    address,
                    features,
                    texts,
                    before.map(Place::version).orElse(0),
                    before.map(Place::changedAt).orElse(Instant.EPOCH));
        }
    }

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Manuscripts manuscripts;
    private final Clock clock;

    Places(JdbcClient jdbc, Texts texts, Manuscripts manuscripts, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.manuscripts = manuscripts;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public List<Place> list() {
        return jdbc.sql("select * from services.place order by slug")
                .query(Places::place)
                .list();
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public Map<UUID, Place> byId() {
        var all = new LinkedHashMap<UUID, Place>();
        list().forEach(it -> all.put(it.id(), it));
        return all;
    }

    /** Those of them that exist. */
    @Transactional(readOnly = true)
    public Map<UUID, Place> byId(Collection<UUID> ids) {
        return jdbc
                .sql("select * from services.place where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Places::place)
                .list()
                .stream()
                .collect(Collectors.toMap(Place::id, it -> it));
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public Optional<Place> findBySlug(String slug) {
        return jdbc.sql("select * from services.place where slug = :slug")
                .param("slug", slug)
                .query(Places::place)
                .optional();
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public Optional<Place> find(UUID id) {
        return jdbc.sql("select * from services.place where id = :id")
                .param("id", id)
                .query(Places::place)
                .optional();
    }

    /** @throws NotFound when the city has no such place */
    @Transactional(readOnly = true)
    public Place get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("place"));
    }

    public UUID add(Draft draft, Visitor by) {
        var id = Ids.next();
        keep(id, draft, null, by);
        return id;
    }

    /**
     * Enters a place under this id, or what has changed about it; what says nothing else than before is left as it is.
     *
     * @param seen the version that was shown; null where nobody was shown any
     * @return whether anything has changed
     * @throws Stale when somebody else has changed it since
     */
    public boolean keep(UUID id, Draft draft, @Nullable Integer seen, Visitor by) {
        by.must(Role.EDITOR);
        var before = hold(id);
        if (seen != null) {
            Stale.unless(seen, before.map(Place::version).orElse(0), "place " + id);
        }
        var kept = TextsByPart.keep(
                texts, Part.class, draft.words(), before.map(Place::words).orElse(Map.of()));
        var name = Objects.requireNonNull(kept.words().get(Part.NAME), "A place has a name");
        var slug = before.map(Place::slug).orElseGet(() -> slug(draft.slug(), name));
        var it = draft.made(id, slug, kept.words(), before);
        var changed = kept.anew() || before.filter(it::equals).isEmpty();
        if (changed) {
            write(it);
        }
        manuscripts.publish(
                new Manuscript(KIND, id, it.path(), false, it.texts().toList()));
        return changed;
    }

    /** The place as it is now, which nobody else can change until this transaction ends. */
    public Optional<Place> hold(UUID id) {
        return jdbc.sql("select * from services.place where id = :id for update")
                .param("id", id)
                .query(Places::place)
                .optional();
    }

    private void write(Place it) {
        var point = it.point();
        jdbc.sql("""
                insert into services.place (id, slug, kind, latitude, longitude, address, locality, region, postcode, country, features,
                       name, about, transport, access, version, changed_at)
                values (:id, :slug, :kind, :latitude, :longitude, :address, :locality, :region, :postcode, :country, :features,
                       :name, :about, :transport, :access, 1, :at)
                on conflict (city, id) do update
                   set kind = excluded.kind, latitude = excluded.latitude, longitude = excluded.longitude, address = excluded.address,
                       locality = excluded.locality, region = excluded.region, postcode = excluded.postcode, country = excluded.country,
                       features = excluded.features, name = excluded.name, about = excluded.about, transport = excluded.transport,
                       access = excluded.access, version = place.version + 1, changed_at = excluded.changed_at
                """)
                .param("id", it.id())
                .param("slug", it.slug())
                .param("kind", it.kind().name())
                .param("latitude", point == null ? null : point.latitude(), Types.NUMERIC)
                .param("longitude", point == null ? null : point.longitude(), Types.NUMERIC)
                .param("address", it.address().street())
                .param("locality", it.address().locality())
                .param("region", it.address().region())
                .param("postcode", it.address().postcode())
                .param("country", it.address().country())
                .param(
                        "features",
                        it.features().stream().map(Enum::name).sorted().toArray(String[]::new))
                .params(TextsByPart.columns(Part.class, it.words()))
                .param("at", Timestamp.from(clock.instant()))
                .update();
        // In one order, so that two who change places at once wait for each other and not both for ever.
        jdbc.sql("""
                update services.service set changed_at = :at
                 where id in (select   id from services.service
                              where    id in (select service from services.offering where place = :place)
                              order by id for update)
                """)
                .param("at", Timestamp.from(clock.instant()))
                .param("place", it.id())
                .update();
    }

    private String slug(@Nullable String wanted, UUID name) {
        return Slugs.free(
                wanted != null ? wanted : texts.get(name).in("en").value(),
                "place",
                slug -> findBySlug(slug).isPresent());
    }

    private static Place place(ResultSet row, int n) throws SQLException {
        var latitude = row.getBigDecimal("latitude");
        return new Place(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                Place.Kind.valueOf(row.getString("kind")),
                latitude == null ? null : new Place.Point(latitude.doubleValue(), row.getDouble("longitude")),
                new Place.Address(
                        row.getString("address"),
                        row.getString("locality"),
                        row.getString("region"),
                        row.getString("postcode"),
                        row.getString("country")),
                Arrays.stream((String[]) row.getArray("features").getArray())
                        .map(Place.Feature::valueOf)
                        .collect(Collectors.toSet()),
                TextsByPart.read(Part.class, row),
                row.getInt("version"),
                row.getTimestamp("changed_at").toInstant());
    }
}
