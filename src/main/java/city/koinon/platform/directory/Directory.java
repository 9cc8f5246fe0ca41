package city.koinon.platform.directory;

import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.municipality.Names;
import com.ibm.icu.text.Transliterator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is who in the city at work. Power is named here: an office, and the person who holds it on a day. Only a coordinator changes it. */
@Service
@Transactional
public class Directory {

    private final JdbcClient jdbc;
    private final Municipality municipality;
    private final ApplicationEventPublisher events;

    Directory(JdbcClient jdbc, Municipality municipality, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.municipality = municipality;
        this.events = events;
    }

    // Offices

    /** @throws NotFound when this city has no such office */
    @Transactional(readOnly = true)
    @ReadOnce
    public Office office(UUID id) {
        return findOffice(id).orElseThrow(() -> new NotFound("office"));
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public Optional<Office> findOffice(UUID id) {
        return jdbc.sql("select * from directory.office where id = :id")
                .param("id", id)
                .query(Directory::officeOf)
                .optional();
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public Optional<Office> findOffice(String slug) {
        return jdbc.sql("select * from directory.office where slug = :slug")
                .param("slug", slug)
                .query(Directory::officeOf)
                .optional();
    }

    /** All there ever were, the oldest first. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Office> offices() {
        return jdbc.sql("select * from directory.office order by id")
                .query(Directory::officeOf)
                .list();
    }

    @Transactional(readOnly = true)
    public List<Office> openOffices() {
        var today = municipality.today();
        return offices().stream().filter(it -> it.openOn(today)).toList();
    }

    /** Those that can be asked something today: open, and held by somebody. */
    @Transactional(readOnly = true)
    public List<Office> officesInTerm() {
        var held = holdersOn(municipality.today()).keySet();
        return openOffices().stream().filter(it -> held.contains(it.id())).toList();
    }

    /** The open office above; where none is known the city's top office; empty for the top office itself. */
    @Transactional(readOnly = true)
    public Optional<Office> superior(UUID office) {
        return tree().superior(office, municipality.today());
    }

    /** The office under which all others stand, the mayor's in most cities. */
    @Transactional(readOnly = true)
    public Optional<Office> topOffice() {
        return tree().top(municipality.today());
    }

    OfficeTree tree() {
        return new OfficeTree(offices());
    }

    public UUID addOffice(OfficeDraft draft, Visitor by) {
        by.must(Role.COORDINATOR);
        oneAtATime();
        var id = Ids.next();
        superiorExists(draft.reportsTo());
        jdbc.sql("""
                insert into directory.office (id, slug, name, level, reports_to, contact, external)
                values (:id, :slug, cast(:name as json), :level, :reportsTo, :contact, :external)
                """)
                .param("id", id)
                .param("slug", freeSlug("office", draft.name()))
                .param("name", Names.json(draft.name()))
                .param("level", draft.level().name())
                .param("reportsTo", draft.reportsTo(), java.sql.Types.OTHER)
                .param("contact", draft.contact())
                .param("external", draft.external())
                .update();
        events.publishEvent(new OfficeOpened(CurrentCity.slug(), id));
        return id;
    }

    /**
     * @throws Refused at {@code reportsTo}, naming the way round, when the office would come to stand above itself
     * @throws Stale   when somebody else has changed the office since {@code seen} was shown
     */
    public void changeOffice(UUID id, OfficeDraft draft, int seen, Visitor by) {
        by.must(Role.COORDINATOR);
        oneAtATime();
        var before = lockOffice(id);
        superiorExists(draft.reportsTo());
        tree().cycle(id, draft.reportsTo()).ifPresent(way -> {
            throw new Refused(
                    "reportsTo",
                    "directory.refused.cycle",
                    way.stream().map(it -> it.nameIn(writersLanguage(draft))).collect(Collectors.joining(" → ")));
        });
        changed(
                jdbc.sql("""
                        update directory.office
                           set name = cast(:name as json), level = :level, reports_to = :reportsTo, contact = :contact,
                               external = :external, version = version + 1
                         where id = :id and version = :seen
                        """)
                        .param("name", Names.json(draft.name()))
                        .param("level", draft.level().name())
                        .param("reportsTo", draft.reportsTo(), java.sql.Types.OTHER)
                        .param("contact", draft.contact())
                        .param("external", draft.external())
                        .param("id", id)
                        .param("seen", seen)
                        .update(),
                "office");
        if (!before.contact().equals(draft.contact())) {
            events.publishEvent(new OfficeContactChanged(CurrentCity.slug(), id));
        }
    }

    /** From the day after, nobody can be asked there. Its running term ends with it; nothing is deleted. */
    public void closeOffice(UUID id, LocalDate lastDay, int seen, Visitor by) {
        by.must(Role.COORDINATOR);
        var office = lockOffice(id);
        Stale.unless(seen, office.version(), "office");
        if (office.closedOn() != null) {
            throw new Conflicted("on", "directory.refused.closed");
        }
        for (var term : terms(id)) {
            if (term.from().isAfter(lastDay)) {
                throw new Refused("on", "directory.refused.termAfterClosing", term.person(), day(term.from()));
            }
            if (term.to() == null || term.to().isAfter(lastDay)) {
                endTerm(term.id(), lastDay, term.version(), by);
            }
        }
        jdbc.sql("update directory.office set closed_on = :on, version = version + 1 where id = :id")
                .param("on", lastDay)
                .param("id", id)
                .update();
        events.publishEvent(new OfficeClosed(CurrentCity.slug(), id, lastDay));
    }

    public void reopenOffice(UUID id, int seen, Visitor by) {
        by.must(Role.COORDINATOR);
        changed(
                jdbc.sql(
                                "update directory.office set closed_on = null, version = version + 1 where id = :id and version = :seen")
                        .param("id", id)
                        .param("seen", seen)
                        .update(),
                "office");
        events.publishEvent(new OfficeOpened(CurrentCity.slug(), id));
    }

    // Terms

    /** The latest first. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Term> terms(UUID office) {
        return jdbc.sql("select * from directory.term where office = :office order by from_day desc")
                .param("office", office)
                .query(Directory::termOf)
                .list();
    }

    /** @throws NotFound when this city has no such term */
    @Transactional(readOnly = true)
    @ReadOnce
    public Term term(UUID id) {
        return jdbc.sql("select * from directory.term where id = :id")
                .param("id", id)
                .query(Directory::termOf)
                .optional()
                .orElseThrow(() -> new NotFound("term"));
    }

    /** Who holds, held or will hold the office on that day. */
    @Transactional(readOnly = true)
    @ReadOnce
    public Optional<Term> termOn(UUID office, LocalDate day) {
        return jdbc.sql("""
                select * from directory.term
                where office = :office and from_day <= :day and (to_day is null or to_day >= :day)
                """)
                .param("office", office)
                .param("day", day)
                .query(Directory::termOf)
                .optional();
    }

    /** By office, for lists. */
    @Transactional(readOnly = true)
    @ReadOnce
    public Map<UUID, Term> holdersOn(LocalDate day) {
        return jdbc
                .sql("select * from directory.term where from_day <= :day and (to_day is null or to_day >= :day)")
                .param("day", day)
                .query(Directory::termOf)
                .list()
                .stream()
                .collect(Collectors.toMap(Term::office, Function.identity()));
    }

    /** The terms of somebody with an account, in every office, the latest first. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Term> termsOf(UUID account) {
        return jdbc.sql("select * from directory.term where account = :account order by from_day desc")
                .param("account", account)
                .query(Directory::termOf)
                .list();
    }

    /**
     * Names a person to an office.
     *
     * @param to the last day, or null while it is not known
     * @throws Refused naming the other term when somebody else holds the office on one of these days
     */
    public UUID beginTerm(
            UUID office, String person, @Nullable UUID account, LocalDate from, @Nullable LocalDate to, Visitor by) {
        by.must(Role.COORDINATOR);
        var kept = lockOffice(office);
        if (kept.closedOn() != null && (to == null || to.isAfter(kept.closedOn()))) {
            throw new Conflicted("from", "directory.refused.closed");
        }
        possible(office, null, from, to);
        var id = Ids.next();
        jdbc.sql("""
                insert into directory.term (id, office, person, account, from_day, to_day)
                values (:id, :office, :person, :account, :from, :to)
                """)
                .param("id", id)
                .param("office", office)
                .param("person", person)
                .param("account", account, java.sql.Types.OTHER)
                .param("from", from)
                .param("to", to, java.sql.Types.DATE)
                .update();
        events.publishEvent(new TermBegun(CurrentCity.slug(), office, id, from, to));
        return id;
    }

    /** Corrects what was written down wrongly. */
    public void changeTerm(
            UUID id,
            String person,
            @Nullable UUID account,
            LocalDate from,
            @Nullable LocalDate to,
            int seen,
            Visitor by) {
        by.must(Role.COORDINATOR);
        var term = term(id);
        var office = lockOffice(term.office());
        if (office.closedOn() != null && (to == null || to.isAfter(office.closedOn()))) {
            throw new Conflicted("to", "directory.refused.closed");
        }
        possible(term.office(), id, from, to);
        changed(
                jdbc.sql("""
                        update directory.term
                           set person = :person, account = :account, from_day = :from, to_day = :to, version = version + 1
                         where id = :id and version = :seen
                        """)
                        .param("person", person)
                        .param("account", account, java.sql.Types.OTHER)
                        .param("from", from)
                        .param("to", to, java.sql.Types.DATE)
                        .param("id", id)
                        .param("seen", seen)
                        .update(),
                "term");
        if (!person.equals(term.person()) || !from.equals(term.from()) || !Objects.equals(to, term.to())) {
            events.publishEvent(new TermCorrected(CurrentCity.slug(), term.office(), id));
        }
    }

    /** @param lastDay may lie ahead; what was signed until then stays signed */
    public void endTerm(UUID id, LocalDate lastDay, int seen, Visitor by) {
        by.must(Role.COORDINATOR);
        var term = term(id);
        if (lastDay.isBefore(term.from())) {
            throw new Refused("to", "directory.refused.endsBeforeItBegins");
        }
        changed(
                jdbc.sql(
                                "update directory.term set to_day = :to, version = version + 1 where id = :id and version = :seen")
                        .param("to", lastDay)
                        .param("id", id)
                        .param("seen", seen)
                        .update(),
                "term");
        events.publishEvent(new TermEnded(CurrentCity.slug(), term.office(), id, lastDay));
    }

    /**
     * Whether the visitor's signature is the office's on that day: the holder's own, or a clerk's for a holder. While nobody holds the
     * office, nobody can sign for it.
     */
    @Transactional(readOnly = true)
    public boolean maySign(Visitor visitor, UUID office, LocalDate day) {
        var account = visitor.account();
        if (account == null || findOffice(office).filter(it -> it.openOn(day)).isEmpty()) {
            return false;
        }
        return termOn(office, day)
                .filter(term -> visitor.is(Role.CLERK, office)
                        || (visitor.is(Role.OFFICE_HOLDER, office) && account.equals(term.account())))
                .isPresent();
    }

    /** For a person who takes their account away: the office's history keeps the name it was held under. */
    void unlink(UUID account) {
        jdbc.sql("update directory.term set account = null, version = version + 1 where account = :account")
                .param("account", account)
                .update();
    }

    // Organisations

    /** Also those that have closed, by name in the city's main language. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Organisation> organisations() {
        var main = municipality.city().mainLanguage();
        return jdbc.sql("select * from directory.organisation").query(Directory::organisationOf).list().stream()
                .sorted(Comparator.comparing(
                                (Organisation it) -> it.nameIn(main).toLowerCase(Locale.ROOT))
                        .thenComparing(Organisation::slug))
                .toList();
    }

    /** @throws NotFound when this city has no such organisation */
    @Transactional(readOnly = true)
    @ReadOnce
    public Organisation organisation(UUID id) {
        return jdbc.sql("select * from directory.organisation where id = :id")
                .param("id", id)
                .query(Directory::organisationOf)
                .optional()
                .orElseThrow(() -> new NotFound("organisation"));
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public Optional<Organisation> findOrganisation(String slug) {
        return jdbc.sql("select * from directory.organisation where slug = :slug")
                .param("slug", slug)
                .query(Directory::organisationOf)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Organisation> findOrganisation(UUID id) {
        return jdbc.sql("select * from directory.organisation where id = :id")
                .param("id", id)
                .query(Directory::organisationOf)
                .optional();
    }

    /** The organisation as it is now, which nobody else can change until this transaction ends. */
    public Optional<Organisation> holdOrganisation(UUID id) {
        oneAtATime();
        return jdbc.sql("select * from directory.organisation where id = :id for update")
                .param("id", id)
                .query(Directory::organisationOf)
                .optional();
    }

    public UUID addOrganisation(OrganisationDraft draft, Visitor by) {
        by.must(Role.COORDINATOR);
        oneAtATime();
        var id = Ids.next();
        insertOrganisation(id, draft);
        return id;
    }

    private void insertOrganisation(UUID id, OrganisationDraft draft) {
        jdbc.sql("""
                insert into directory.organisation (id, slug, name, kind, level, contact, website)
                values (:id, :slug, cast(:name as json), :kind, :level, :contact, :website)
                """)
                .param("id", id)
                .param("slug", freeSlug("organisation", draft.name()))
                .param("name", Names.json(draft.name()))
                .param("kind", draft.kind().name())
                .param("level", draft.level().name())
                .param("contact", draft.contact())
                .param("website", draft.website())
                .update();
    }

    /**
     * Enters an organisation under an id that others know it by already, or what they say of it now. Whoever edits what the city tells people
     * may do so; a coordinator as well.
     */
    public void enterOrganisation(UUID id, OrganisationDraft draft, Visitor by) {
        if (!by.is(Role.COORDINATOR)) {
            by.must(Role.EDITOR);
        }
        var before = holdOrganisation(id);
        if (before.isEmpty()) {
            insertOrganisation(id, draft);
            return;
        }
        jdbc.sql("""
                update directory.organisation
                   set name = cast(:name as json), kind = :kind, level = :level, contact = :contact, website = :website,
                       version = version + 1
                 where id = :id
                """)
                .param("name", Names.json(draft.name()))
                .param("kind", draft.kind().name())
                .param("level", draft.level().name())
                .param("contact", draft.contact())
                .param("website", draft.website(), java.sql.Types.VARCHAR)
                .param("id", id)
                .update();
        tellOf(before.get(), draft);
    }

    public void changeOrganisation(UUID id, OrganisationDraft draft, int seen, Visitor by) {
        by.must(Role.COORDINATOR);
        var before = holdOrganisation(id).orElseThrow(() -> new NotFound("organisation"));
        changed(
                jdbc.sql("""
                        update directory.organisation
                           set name = cast(:name as json), kind = :kind, level = :level, contact = :contact, website = :website,
                               version = version + 1
                         where id = :id and version = :seen
                        """)
                        .param("name", Names.json(draft.name()))
                        .param("kind", draft.kind().name())
                        .param("level", draft.level().name())
                        .param("contact", draft.contact())
                        .param("website", draft.website())
                        .param("id", id)
                        .param("seen", seen)
                        .update(),
                "organisation");
        tellOf(before, draft);
    }

    private void tellOf(Organisation before, OrganisationDraft now) {
        if (!before.name().equals(now.name()) || !Objects.equals(before.website(), now.website())) {
            events.publishEvent(new OrganisationChanged(CurrentCity.slug(), before.id()));
        }
    }

    /** @param lastDay null opens it again */
    public void closeOrganisation(UUID id, @Nullable LocalDate lastDay, int seen, Visitor by) {
        by.must(Role.COORDINATOR);
        changed(
                jdbc.sql(
                                "update directory.organisation set closed_on = :on, version = version + 1 where id = :id and version = :seen")
                        .param("on", lastDay, java.sql.Types.DATE)
                        .param("id", id)
                        .param("seen", seen)
                        .update(),
                "organisation");
    }

    // Within

    /** Two who rearrange the directory at once wait for each other, or each would see a tree without the other's change. */
    private void oneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('directory ' || current_setting('koinon.city'), 0))")
                .query(row -> {});
    }

    private Office lockOffice(UUID id) {
        return jdbc.sql("select * from directory.office where id = :id for update")
                .param("id", id)
                .query(Directory::officeOf)
                .optional()
                .orElseThrow(() -> new NotFound("office"));
    }

    private void superiorExists(@Nullable UUID superior) {
        if (superior != null && findOffice(superior).isEmpty()) {
            throw new Refused("reportsTo", "ui.refused.choice");
        }
    }

    private void possible(UUID office, @Nullable UUID except, LocalDate from, @Nullable LocalDate to) {
        if (to != null && to.isBefore(from)) {
            throw new Refused("to", "directory.refused.endsBeforeItBegins");
        }
        terms(office).stream()
                .filter(it -> !it.id().equals(except) && it.overlaps(from, to))
                .findFirst()
                .ifPresent(other -> {
                    throw other.to() == null
                            ? new Refused("from", "directory.refused.heldSince", other.person(), day(other.from()))
                            : new Refused(
                                    "from",
                                    "directory.refused.held",
                                    other.person(),
                                    day(other.from()),
                                    day(other.to()));
                });
    }

    /** For the words of a refusal, which formats it as the reader's language writes days. */
    private static java.util.Date day(LocalDate day) {
        return java.util.Date.from(day.atTime(12, 0).toInstant(java.time.ZoneOffset.UTC));
    }

    private static void changed(int rows, String thing) {
        if (rows == 0) {
            throw new Stale(thing);
        }
    }

    private static String writersLanguage(OfficeDraft draft) {
        return draft.name().keySet().iterator().next();
    }

    /** An address people can read, from the English name or else the first, in plain letters. */
    private String freeSlug(String table, Map<String, String> name) {
        var plain = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower")
                .transliterate(Names.in(name, "en"))
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        var cut = plain.length() > 60 ? plain.substring(0, 60).replaceAll("-[^-]*$", "") : plain;
        var base = cut.isEmpty() || cut.equals("new") ? table : cut;
        var taken =
                Set.copyOf(jdbc.sql("select slug from directory." + table + " where slug = :base or slug like :more")
                        .param("base", base)
                        .param("more", base + "-%")
                        .query(String.class)
                        .list());
        var slug = base;
        for (var n = 2; taken.contains(slug); n++) {
            slug = base + "-" + n;
        }
        return slug;
    }

    private static Office officeOf(ResultSet row, int n) throws SQLException {
        return new Office(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                Names.read(row.getString("name")),
                Level.valueOf(row.getString("level")),
                row.getObject("reports_to", UUID.class),
                row.getString("contact"),
                row.getBoolean("external"),
                row.getObject("closed_on", LocalDate.class),
                row.getInt("version"));
    }

    private static Term termOf(ResultSet row, int n) throws SQLException {
        return new Term(
                row.getObject("id", UUID.class),
                row.getObject("office", UUID.class),
                row.getString("person"),
                row.getObject("account", UUID.class),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getInt("version"));
    }

    private static Organisation organisationOf(ResultSet row, int n) throws SQLException {
        return new Organisation(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                Names.read(row.getString("name")),
                Organisation.Kind.valueOf(row.getString("kind")),
                Level.valueOf(row.getString("level")),
                row.getString("contact"),
                row.getString("website"),
                row.getObject("closed_on", LocalDate.class),
                row.getInt("version"));
    }
}
