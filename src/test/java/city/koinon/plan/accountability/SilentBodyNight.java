package city.koinon.plan.accountability;

import city.koinon.NightWork;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.notices.Notices;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An answer and a promise reported done, both waiting for the word of a body whose time has passed. */
class SilentBodyNight implements NightWork {

    private static final LocalDate MARCH_20 = LocalDate.of(2026, 3, 20);

    private final World town;
    private final Archive archive;
    private final PromiseArchive promises;
    private final Duties duties;
    private final JdbcClient owner;
    private final UUID recommendation;

    SilentBodyNight(
            ApplicationContext house,
            Archive archive,
            PromiseArchive promises,
            Answers answers,
            Commitments commitments,
            Duties duties,
            Notices notices,
            @Qualifier("owner") DataSource owner) {
        this.town = new World(house, MARCH_20);
        this.archive = archive;
        this.promises = promises;
        this.duties = duties;
        this.owner = JdbcClient.create(owner);
        this.recommendation = town.sent(town.welfare);
        town.run(() -> {
            notices.follow(Subjects.recommendation(recommendation), town.reader.accountId());
            var ask = archive.asksOf(recommendation).getFirst();
            answers.answer(
                    ask.id(),
                    AnswerDraft.accept(
                            World.words("From October the Lyceum is open"), town.promise(MARCH_20.plusMonths(7))),
                    ask.version(),
                    town.holder);
            var promise = promises.commitmentsOf(recommendation).getFirst();
            commitments.report(
                    promise.id(),
                    new ReportDraft(
                            Claim.DONE,
                            World.words("Both groups have begun"),
                            List.of(new ReportDraft.EvidenceDraft(
                                    EvidenceKind.PHOTO, null, "The list on the door of the Lyceum", "en", MARCH_20))),
                    promise.version(),
                    town.holder);
        });
    }

    @Override
    public String job() {
        return "silence-of-the-body";
    }

    @Override
    public String city() {
        return town.city;
    }

    /** Verdicts are never taken back; only the owner of the tables can turn the page back. */
    @Override
    public void evening() {
        town.on(LocalDate.of(2026, 6, 30));
        for (var sql : List.of(
                "delete from accountability.verdict where city = :city",
                "update accountability.commitment set state = 'REPORTED_DONE', judged_on = null where city = :city",
                "update accountability.recommendation set state = 'IN_FOLLOW_UP', ended_on = null where city = :city",
                "update duties.duty set discharged_on = null, discharged_by = null where city = :city and kind = 'GIVE_VERDICT'")) {
            owner.sql(sql).param("city", town.city).update();
        }
    }

    @Override
    public Object morning() {
        var promise = promises.commitmentsOf(recommendation).getFirst();
        var ask = archive.asksOf(recommendation).getFirst();
        return List.of(
                archive.recommendation(recommendation).state(),
                promise.state(),
                promises.verdictsOn(promise).size(),
                promises.verdictOn(archive.standing(ask.id()).orElseThrow())
                        .map(Verdict::value)
                        .toString(),
                duties.of(Subjects.of(ask)).stream()
                        .filter(it -> it.kind() == DutyKind.GIVE_VERDICT)
                        .map(it -> it.closed())
                        .toList());
    }
}
