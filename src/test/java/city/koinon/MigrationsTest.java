package city.koinon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What holds for every table of every room, also for those that are not written yet: one city never sees another's rows. */
@CityTest
class MigrationsTest {

    /** Belongs to the installation and to no city, and holds nothing that a city would have to keep from another. */
    private static final String TECHNICAL = """
            (n.nspname, c.relname) in (('public', 'event_publication'), ('public', 'event_publication_archive'),
                                       ('kernel', 'scheduled_tasks'), ('kernel', 'demonstration_clock'))
            or c.relname like 'flyway\\_schema\\_history%'
            or c.relname in ('spring_session', 'spring_session_attributes')
            """;

    private static final String TABLES = """
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p')
               and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
               and not (%s)
            """.formatted(TECHNICAL);

    JdbcClient owner;

    @Autowired
    JdbcClient application;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void look(@Autowired @Qualifier("owner") DataSource database) {
        owner = JdbcClient.create(database);
    }

    @Test
    void beginEveryKeyWithTheCity() {
        assertThat(tablesWhere("""
                not exists (select from pg_index i
                              join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                             where i.indrelid = c.oid and i.indisprimary and a.attname = 'city' and a.attnotnull)
                """)).isEmpty();
    }

    @Test
    void guardEveryTable() {
        assertThat(tablesWhere("not c.relrowsecurity")).isEmpty();
        assertThat(tablesWhere("not exists (select from pg_policy p where p.polrelid = c.oid)"))
                .isEmpty();
    }

    @Test
    void letNobodyWriteIntoAnotherCity() {
        assertThat(owner.sql("""
                select format('%I.%I: %s', n.nspname, c.relname, p.polname)
                """ + TABLES.replace("where", "join pg_policy p on p.polrelid = c.oid where") + """
                   and ((p.polcmd in ('*', 'a', 'w') and coalesce(pg_get_expr(p.polwithcheck, c.oid), pg_get_expr(p.polqual, c.oid)) !~ 'koinon\\.city')
                     or (p.polcmd in ('*', 'd', 'w') and pg_get_expr(p.polqual, c.oid) !~ 'koinon\\.city'))
                """)
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void showNothingToACityThatDoesNotExist() {
        var seen = new TransactionTemplate(transactions).execute(status -> {
            application
                    .sql("select set_config('koinon.city', 'nowhere', true)")
                    .query(String.class)
                    .single();
            return readable().stream()
                    .filter(table -> !table.equals("municipality.city"))
                    .filter(table -> application
                            .sql("select exists (select from " + table + ")")
                            .query(Boolean.class)
                            .single())
                    .toList();
        });
        assertThat(seen).isEmpty();
    }

    /** Each of them: nobody reads it without being somebody, or having a code. What is on a public page must not be here. */
    @Test
    void makeThePulseBeatExceptWhereNoPageForEverybodyReads() {
        assertThat(tablesWhere("not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'beats')"))
                .containsExactlyInAnyOrder(
                        "kernel.sent_form",
                        "kernel.pulse",
                        "identity.seal",
                        "identity.link",
                        "identity.challenge",
                        "identity.knock",
                        "identity.salt",
                        "identity.audit",
                        "languages.wish",
                        "search.in_vain",
                        "pathways.kept",
                        "pathways.tick");
    }

    @Test
    void keepEveryReferenceInsideTheCityAndTheSchema() {
        assertThat(owner.sql("""
                select format('%I.%I: %s', n.nspname, c.relname, k.conname)
                """
                                + TABLES.replace(
                                        "where",
                                        "join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' join pg_class other on other.oid = k.confrelid where")
                                + """
                   and (other.relnamespace <> c.relnamespace
                        or not exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum = any (k.conkey) and a.attname = 'city'))
                """)
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void giveTheApplicationNoWayAroundTheGuards() {
        assertThat(owner.sql(
                                "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = 'koinon_app'")
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(owner.sql(
                                "select count(*) from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = 'koinon_app'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(
                        tablesWhere(
                                "pg_get_userbyid(c.relowner) = 'koinon_app' or has_table_privilege('koinon_app', c.oid, 'TRUNCATE, REFERENCES, TRIGGER')"))
                .isEmpty();
        assertThat(owner.sql("""
                select format('%I.%I', n.nspname, p.proname)
                  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                 where p.prosecdef and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                """).query(String.class).list())
                .as(
                        "the one function that may do more than the application: it erases words behind a public act, see ErasureTest")
                .containsExactly("ledger.erase");
    }

    @Test
    void letThePublicRecordOnlyGrow() {
        assertThat(tablesWhere("""
                (n.nspname, c.relname) in (('ledger', 'act'), ('ledger', 'content'), ('ledger', 'link'), ('ledger', 'erasure'))
                and (has_table_privilege('koinon_app', c.oid, 'INSERT') = (c.relname = 'erasure')
                     or has_table_privilege('koinon_app', c.oid, 'UPDATE, DELETE, TRUNCATE')
                     or has_any_column_privilege('koinon_app', c.oid, 'UPDATE'))
                """)).isEmpty();
    }

    private List<String> tablesWhere(String broken) {
        return owner.sql("select format('%I.%I', n.nspname, c.relname) " + TABLES + " and (" + broken + ") order by 1")
                .query(String.class)
                .list();
    }

    private List<String> readable() {
        return tablesWhere("has_table_privilege('koinon_app', c.oid, 'SELECT')");
    }
}
