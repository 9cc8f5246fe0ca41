package city.koinon.act.services;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.directory.OrganisationDraft;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organisations that give services: who they are stands in the directory, what they do and how to reach them here. */
@Service
@Transactional
public class Providers {

    public record Draft(
            Map<String, String> name,
            Organisation.Kind kind,
            Level level,
            @Nullable String website,
            NewWording about,
            @Nullable String phone,
            @Nullable String email) {

        private boolean isWhatTheDirectorySays(Provider it) {
            var known = it.organisation();
            return known.name().equals(name)
                    && known.kind() == kind
                    && known.level() == level
                    && Objects.equals(known.website(), website);
        }
    }

    private record Row(
            UUID organisation,
            @Nullable UUID about,
            @Nullable String phone,
            @Nullable String email,
            int version,
            java.time.Instant changedAt) {}

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Texts texts;
    private final Clock clock;

    Providers(JdbcClient jdbc, Directory directory, Texts texts, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.texts = texts;
        this.clock = clock;
    }

    /** Every organisation of the city; what was never said of one is null. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Provider> list() {
        var rows = new LinkedHashMap<UUID, Row>();
        rows().forEach(it -> rows.put(it.organisation(), it));
        return directory.organisations().stream()
                .map(it -> provider(it, rows.get(it.id())))
                .toList();
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public Map<UUID, Provider> byId() {
        var all = new LinkedHashMap<UUID, Provider>();
        list().forEach(it -> all.put(it.id(), it));
        return all;
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public Optional<Provider> find(UUID organisation) {
        return directory
                .findOrganisation(organisation)
                .map(it -> provider(it, row(organisation).orElse(null)));
    }

    /** @throws NotFound when the city has no such organisation */
    @Transactional(readOnly = true)
    @ReadOnce
    public Provider get(UUID organisation) {
        return find(organisation).orElseThrow(() -> new NotFound("organisation"));
    }

    /**
     * Enters an organisation, or what has changed about it; what says nothing else than before is left as it is.
     *
     * @param seen the version that was shown; null where nobody was shown any, as from a file
     * @return whether anything has changed
     * @throws Stale when somebody else has changed it since
     */
    public boolean keep(UUID organisation, Draft draft, @Nullable Integer seen, Visitor by) {
        by.must(Role.EDITOR);
        var before = hold(organisation);
        if (seen != null) {
            Stale.unless(seen, before.map(Provider::version).orElse(0), "organisation " + organisation);
        }
        var about = draft.about().keep(texts, before.map(Provider::about).orElse(null));
        var renamed = before.filter(draft::isWhatTheDirectorySays).isEmpty();
        if (renamed) {
            directory.enterOrganisation(
                    organisation,
                    new OrganisationDraft(
                            draft.name(),
                            draft.kind(),
                            draft.level(),
                            before.map(it -> it.organisation().contact()).orElse(""),
                            draft.website()),
                    by);
        }
        var changed = renamed
                || about.anew()
                || before.filter(it -> it.changedAt() != null
                                && Objects.equals(it.phone(), draft.phone())
                                && Objects.equals(it.email(), draft.email()))
                        .isEmpty();
        if (changed) {
            write(organisation, about.text(), draft);
        }
        return changed;
    }

    /** The organisation as it is now, which nobody else can change until this transaction ends. */
    public Optional<Provider> hold(UUID organisation) {
        return directory
                .holdOrganisation(organisation)
                .map(it -> provider(it, row(organisation).orElse(null)));
    }

    private void write(UUID organisation, @Nullable UUID about, Draft draft) {
        jdbc.sql("""
                insert into services.provider (organisation, about, phone, email, version, changed_at)
                values (:organisation, :about, :phone, :email, 1, :at)
                on conflict (city, organisation) do update
                   set about = excluded.about, phone = excluded.phone, email = excluded.email,
                       version = provider.version + 1, changed_at = excluded.changed_at
                """)
                .param("organisation", organisation)
                .param("about", about, Types.OTHER)
                .param("phone", draft.phone(), Types.VARCHAR)
                .param("email", draft.email(), Types.VARCHAR)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("""
                update services.service set changed_at = :at
                 where id in (select id from services.service where organisation = :organisation order by id for update)
                """)
                .param("at", Timestamp.from(clock.instant()))
                .param("organisation", organisation)
                .update();
    }

    private static Provider provider(Organisation organisation, @Nullable Row row) {
        return row == null
                ? new Provider(organisation, null, null, null, organisation.version(), null)
                : new Provider(
                        organisation,
                        row.about(),
                        row.phone(),
                        row.email(),
                        organisation.version() + row.version(),
                        row.changedAt());
    }

    private Optional<Row> row(UUID organisation) {
        return jdbc.sql("select * from services.provider where organisation = :organisation")
                .param("organisation", organisation)
                .query(Providers::row)
                .optional();
    }

    private List<Row> rows() {
        return jdbc.sql("select * from services.provider").query(Providers::row).list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getObject("organisation", UUID.class),
                row.getObject("about", UUID.class),
                row.getString("phone"),
                row.getString("email"),
                row.getInt("version"),
                row.getTimestamp("changed_at").toInstant());
    }
}
