package city.koinon.act.services;

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

    /** @param slug null makes one of the name */
    public record Draft(
            @Nullable String slug,
            Place.Kind kind,
            Place.@Nullable Point point,
            Place.Address address,
            Set<Place.Feature> features,
            Wording name,
            Wording about,
            Wording transport,
            Wording access) {}

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
     * Enters a place under this id, or what has changed about it.
     *
     * @param seen the version that was shown; null where nobody was shown any
     * @throws Stale when somebody else has changed it since
     */
    public void keep(UUID id, Draft draft, @Nullable Integer seen, Visitor by) {
        by.must(Role.EDITOR);
        var before = find(id);
        if (seen != null) {
            Stale.unless(seen, before.map(Place::version).orElse(0), "place " + id);
        }
        var name = Objects.requireNonNull(
                draft.name().keep(texts, before.map(Place::name).orElse(null)), "name");
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
                .param("id", id)
                .param("slug", before.map(Place::slug).orElseGet(() -> slug(draft.slug(), name)))
                .param("kind", draft.kind().name())
                .param("latitude", draft.point() == null ? null : draft.point().latitude(), Types.NUMERIC)
                .param("longitude", draft.point() == null ? null : draft.point().longitude(), Types.NUMERIC)
                .param("address", draft.address().street())
                .param("locality", draft.address().locality())
                .param("region", draft.address().region())
                .param("postcode", draft.address().postcode())
                .param("country", draft.address().country())
                .param(
                        "features",
                        draft.features().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("name", name)
                .param(
                        "about",
                        draft.about().keep(texts, before.map(Place::about).orElse(null)),
                        Types.OTHER)
                .param(
                        "transport",
                        draft.transport()
                                .keep(texts, before.map(Place::transport).orElse(null)),
                        Types.OTHER)
                .param(
                        "access",
                        draft.access().keep(texts, before.map(Place::access).orElse(null)),
                        Types.OTHER)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("""
                update services.service set changed_at = :at
                 where id in (select service from services.offering where place = :place)
                """)
                .param("at", Timestamp.from(clock.instant()))
                .param("place", id)
                .update();
        var place = jdbc.sql("select * from services.place where id = :id")
                .param("id", id)
                .query(Places::place)
                .single();
        manuscripts.publish(
                new Manuscript("place", id, place.path(), false, place.texts().toList()));
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
                row.getObject("name", UUID.class),
                row.getObject("about", UUID.class),
                row.getObject("transport", UUID.class),
                row.getObject("access", UUID.class),
                row.getInt("version"),
                row.getTimestamp("changed_at").toInstant());
    }
}
