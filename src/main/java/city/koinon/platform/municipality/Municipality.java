package city.koinon.platform.municipality;

import city.koinon.platform.kernel.Cities;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Pulse;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.ui.Tongue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Knows the cities of this installation, and of the city at work its languages, its time, its districts and its free days. */
@Service
public class Municipality implements Cities {

    /** First steps of addresses that are not cities. */
    private static final Set<String> RESERVED = Set.of(
            CurrentCity.LEAGUE,
            "assets",
            "demo",
            "error",
            "health",
            "login",
            "logout",
            "oauth2",
            "robots",
            "sign-in",
            "sitemap",
            "webauthn",
            "www",
            "api",
            "static");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final PublicHolidays holidays;
    private final ObjectProvider<FirstCoordinator> door;
    private final Remembered<Optional<City>> cities;
    private final Remembered<List<OwnDay>> ownDays;
    private final Remembered<List<City>> league;

    Municipality(
            JdbcClient jdbc,
            Clock clock,
            PublicHolidays holidays,
            ObjectProvider<FirstCoordinator> door,
            Pulse pulse,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.holidays = holidays;
        this.door = door;
        this.cities = new Remembered<>(Duration.ofSeconds(2), pulse, this::read);
        this.ownDays = new Remembered<>(
                Duration.ofSeconds(2),
                pulse,
                slug -> CurrentCity.in(
                        slug, () -> new TransactionTemplate(transactions).execute(status -> readOwnDays())));
        this.league = new Remembered<>(Duration.ofSeconds(2), pulse, all -> readAll());
    }

    /** The city at work. */
    public City city() {
        var slug = CurrentCity.slug();
        return slug.equals(CurrentCity.LEAGUE)
                ? City.league()
                : find(slug).orElseThrow(() -> new NotFound("city " + slug));
    }

    public Optional<City> find(String slug) {
        return cities.of(slug);
    }

    /** Every city of the installation, by slug. */
    public List<City> all() {
        return league.of("");
    }

    @Override
    public List<String> slugs() {
        return all().stream().map(City::slug).toList();
    }

    public ZoneId zone() {
        return city().zone();
    }

    /** The day it is now in the city at work. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(zone()));
    }

    /** The city's languages in its order, the main language first. */
    public List<Tongue> languages() {
        return city().languages().stream().map(Tongue::of).toList();
    }

    public FreeDays freeDays() {
        var city = city();
        return new FreeDays(
                city.mainLanguage(),
                PublicHolidays.weekend(city.country()),
                year -> city.isLeague() ? Map.of() : holidays.of(city.country(), city.region(), year),
                city.isLeague() ? List.of() : ownDays.of(city.slug()));
    }

    /** Whether a city could have this address, whoever has it now. */
    static boolean isSlug(String slug) {
        return slug.matches("[a-z][a-z0-9-]{1,39}") && !slug.endsWith("-") && !RESERVED.contains(slug);
    }

    /** Founds a city that nobody lives in yet. */
    @Transactional
    public City create(NewCity city) {
        if (!isSlug(city.slug())) {
            throw new Refused("slug", "municipality.refused.slug");
        }
        return within(city.slug(), () -> {
            var founded = jdbc.sql("""
                    insert into municipality.city (name, country, region, zone, languages, colour, founded_at)
                    values (cast(:name as json), :country, :region, :zone, :languages, :colour, :now)
                    on conflict do nothing
                    """)
                    .param("name", Names.json(city.name()))
                    .param("country", city.country())
                    .param("region", city.region())
                    .param("zone", city.zone().getId())
                    .param("languages", city.languages().toArray(String[]::new))
                    .param("colour", city.colour())
                    .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
            if (founded == 0) {
                throw new Refused("slug", "municipality.refused.slugTaken", city.slug());
            }
            forget(city.slug());
            return read(city.slug()).orElseThrow();
        });
    }

    /** Founds a city and sends its first coordinator an invitation: both or neither. */
    @Transactional
    public City create(NewCity city, String email, String name) {
        var founded = create(city);
        invite(founded, email, name);
        return founded;
    }

    /** Once more, for a city whose coordinator never came or has left. */
    @Transactional
    public void invite(City city, String email, String name) {
        within(city.slug(), () -> {
            door.ifAvailable(it -> it.invite(city.slug(), email, name, city.mainLanguage()));
            return city;
        });
    }

    /** @throws Stale when somebody else has arranged the city since {@code seen} was shown */
    @Transactional
    public void arrange(
            Map<String, String> name,
            String country,
            @Nullable String region,
            ZoneId zone,
            List<String> languages,
            int seen) {
        changed(
                jdbc.sql("""
                        update municipality.city
                           set name = cast(:name as json), country = :country, region = :region, zone = :zone, languages = :languages,
                               version = version + 1
                         where city = :city and version = :seen
                        """)
                        .param("name", Names.json(name))
                        .param("country", country)
                        .param("region", region)
                        .param("zone", zone.getId())
                        .param("languages", languages.toArray(String[]::new))
                        .param("city", CurrentCity.slug())
                        .param("seen", seen)
                        .update(),
                "city");
    }

    @Transactional
    public void paint(String colour, int seen) {
        changed(
                jdbc.sql("""
                        update municipality.city set colour = :colour, version = version + 1 where city = :city and version = :seen
                        """)
                        .param("colour", colour)
                        .param("city", CurrentCity.slug())
                        .param("seen", seen)
                        .update(),
                "city");
    }

    /** As it is kept this moment, for forms that must not be shown an older state. */
    @Transactional(readOnly = true)
    City fresh() {
        return read(CurrentCity.slug()).orElseThrow(() -> new NotFound("city"));
    }

    // Districts

    /** In their order, those that are closed too. */
    @Transactional(readOnly = true)
    public List<District> districts() {
        return jdbc.sql("select * from municipality.district order by position, id")
                .query(Municipality::districtOf)
                .list();
    }

    @Transactional(readOnly = true)
    public District district(UUID id) {
        return jdbc.sql("select * from municipality.district where id = :id")
                .param("id", id)
                .query(Municipality::districtOf)
                .optional()
                .orElseThrow(() -> new NotFound("district"));
    }

    @Transactional
    public UUID addDistrict(Map<String, String> name) {
        var id = Ids.next();
        jdbc.sql("""
                insert into municipality.district (id, name, position)
                values (:id, cast(:name as json), (select coalesce(max(position), 0) + 1 from municipality.district))
                """).param("id", id).param("name", Names.json(name)).update();
        return id;
    }

    @Transactional
    public void changeDistrict(UUID id, Map<String, String> name, int position, boolean closed, int seen) {
        var before = district(id);
        var closedOn = closed ? Optional.ofNullable(before.closedOn()).orElseGet(this::today) : null;
        changed(
                jdbc.sql("""
                        update municipality.district
                           set name = cast(:name as json), position = :position, closed_on = :closed, version = version + 1
                         where id = :id and version = :seen
                        """)
                        .param("name", Names.json(name))
                        .param("position", position)
                        .param("closed", closedOn)
                        .param("id", id)
                        .param("seen", seen)
                        .update(),
                "district");
    }

    // The city's own days

    @Transactional(readOnly = true)
    List<OwnDay> ownDays() {
        return readOwnDays();
    }

    @Transactional(readOnly = true)
    OwnDay ownDay(UUID id) {
        return readOwnDays().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("day"));
    }

    /** A day on which the city rests although its country works. */
    @Transactional
    public UUID addFreeDay(LocalDate day, boolean yearly, Map<String, String> name) {
        return addOwnDay(day, yearly, OwnDay.Kind.FREE, name);
    }

    @Transactional
    UUID addOwnDay(LocalDate day, boolean yearly, OwnDay.Kind kind, Map<String, String> name) {
        var id = Ids.next();
        var added = jdbc.sql("""
                insert into municipality.own_day (id, day, yearly, kind, name)
                values (:id, :day, :yearly, :kind, cast(:name as json))
                on conflict do nothing
                """)
                .param("id", id)
                .param("day", day)
                .param("yearly", yearly)
                .param("kind", kind.name())
                .param("name", Names.json(name))
                .update();
        if (added == 0) {
            throw new Refused("day", "municipality.refused.dayTaken");
        }
        forget(CurrentCity.slug());
        return id;
    }

    @Transactional
    void changeOwnDay(UUID id, LocalDate day, boolean yearly, OwnDay.Kind kind, Map<String, String> name, int seen) {
        if (readOwnDays().stream()
                .anyMatch(it -> !it.id().equals(id) && it.day().equals(day) && it.yearly() == yearly)) {
            throw new Refused("day", "municipality.refused.dayTaken");
        }
        changed(
                jdbc.sql("""
                        update municipality.own_day
                           set day = :day, yearly = :yearly, kind = :kind, name = cast(:name as json), version = version + 1
                         where id = :id and version = :seen
                        """)
                        .param("day", day)
                        .param("yearly", yearly)
                        .param("kind", kind.name())
                        .param("name", Names.json(name))
                        .param("id", id)
                        .param("seen", seen)
                        .update(),
                "day");
    }

    /** Due dates that were computed with it stay as they are: they keep the list of days they skipped. */
    @Transactional
    void removeOwnDay(UUID id, int seen) {
        changed(
                jdbc.sql("delete from municipality.own_day where id = :id and version = :seen")
                        .param("id", id)
                        .param("seen", seen)
                        .update(),
                "day");
    }

    private void changed(int rows, String thing) {
        if (rows == 0) {
            throw new Stale(thing);
        }
        forget(CurrentCity.slug());
    }

    private void forget(String slug) {
        cities.forget(slug);
        ownDays.forget(slug);
        league.forget("");
    }

    /** Works in another city inside the running transaction. Only founding a city needs this: afterwards every city minds its own rows. */
    private <T> T within(String slug, Supplier<T> work) {
        var before = CurrentCity.slug();
        tellDatabase(slug);
        var result = CurrentCity.in(slug, work);
        tellDatabase(before);
        return result;
    }

    private void tellDatabase(String slug) {
        jdbc.sql("select set_config('koinon.city', :slug, true)")
                .param("slug", slug)
                .query(String.class)
                .single();
    }

    private Optional<City> read(String slug) {
        return jdbc.sql("select * from municipality.city where city = :slug")
                .param("slug", slug)
                .query(Municipality::cityOf)
                .optional();
    }

    private List<City> readAll() {
        return jdbc.sql("select * from municipality.city order by city")
                .query(Municipality::cityOf)
                .list();
    }

    private List<OwnDay> readOwnDays() {
        return jdbc.sql("select * from municipality.own_day order by day, yearly")
                .query((row, n) -> new OwnDay(
                        row.getObject("id", UUID.class),
                        row.getObject("day", LocalDate.class),
                        row.getBoolean("yearly"),
                        OwnDay.Kind.valueOf(row.getString("kind")),
                        Names.read(row.getString("name")),
                        row.getInt("version")))
                .list();
    }

    private static City cityOf(ResultSet row, int n) throws SQLException {
        return new City(
                row.getString("city"),
                Names.read(row.getString("name")),
                row.getString("country"),
                row.getString("region"),
                ZoneId.of(row.getString("zone")),
                Arrays.asList((String[]) row.getArray("languages").getArray()),
                row.getString("colour"),
                row.getString("logo"),
                row.getInt("version"));
    }

    private static District districtOf(ResultSet row, int n) throws SQLException {
        return new District(
                row.getObject("id", UUID.class),
                Names.read(row.getString("name")),
                row.getInt("position"),
                row.getObject("closed_on", LocalDate.class),
                row.getInt("version"));
    }
}
