package city.koinon.platform.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.CityTest;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.notices.Notices;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CityTest
class DutiesTest {

    static final String REASON = "The budget of the service is decided by the council only on 4 May.";

    @Autowired
    ApplicationContext house;

    @Autowired
    Duties duties;

    @Autowired
    Ledger ledger;

    @Autowired
    Municipality municipality;

    @Autowired
    Notices notices;

    @Autowired
    ClimbLadders climbLadders;

    @Autowired
    WeeklyRegister weeklyRegister;

    Town town;

    @BeforeEach
    void inATown() {
        town = new Town(house);
        town.at("2026-03-20");
    }

    @Test
    void freezesTheDueDateTogetherWithItsComputation() {
        var id = town.owesAnAnswer("2026-03-20");

        town.run(() ->
                municipality.addFreeDay(LocalDate.parse("2026-04-20"), false, Map.of("en", "Day of the patron saint")));

        var duty = town.in(() -> duties.get(id));
        assertThat(duty.dueOn()).isEqualTo("2026-04-22");
        assertThat(duty.computation().legs().getFirst().skipped())
                .extracting(Skipped::on)
                .containsExactly(
                        LocalDate.parse("2026-03-25"), LocalDate.parse("2026-04-10"), LocalDate.parse("2026-04-13"));
        assertThat(town.in(() -> duties.get(town.owesAnAnswer("2026-03-20"))).dueOn())
                .isEqualTo("2026-04-23");
    }

    @Test
    void isOverdueTheDayAfterItsDueDateAndNotBefore() {
        var id = town.owesAnAnswer("2026-03-20");

        town.at("2026-04-22");
        assertThat(town.in(duties::overdue)).isEmpty();
        town.at("2026-04-23");
        assertThat(town.in(duties::overdue)).extracting(Duty::id).containsExactly(id);
        assertThat(town.in(() -> duties.daysLate(duties.get(id)))).isEqualTo(1);
    }

    @Test
    void isExtendedOnceInTimeAndForAReason() {
        var id = town.owesAnAnswer("2026-03-20");
        town.at("2026-04-22");

        assertThatThrownBy(() -> extend(id, 5, "More time!", 0)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> extend(id, 11, REASON, 0)).isInstanceOf(Refused.class);
        extend(id, 5, REASON, 0);

        var extended = town.in(() -> duties.get(id));
        assertThat(extended.dueOn()).isEqualTo("2026-04-29");
        assertThat(extended.originalDueOn()).isEqualTo("2026-04-22");
        assertThatThrownBy(() -> extend(id, 1, REASON, 1)).isInstanceOf(Conflicted.class);
        assertThat(town.in(() -> duties.acts(extended))).extracting(Act::type).containsExactly("EXTENSION");
    }

    @Test
    void isNotExtendedOnceItsDayHasPassed() {
        var id = town.owesAnAnswer("2026-03-20");
        town.at("2026-04-23");

        assertThatThrownBy(() -> extend(id, 5, REASON, 0)).isInstanceOf(Conflicted.class);
        assertThat(town.in(() -> duties.acts(duties.get(id)))).isEmpty();
    }

    @Test
    void tellsASecondTabThatSomebodyWasQuicker() {
        var id = town.owesAnAnswer("2026-03-20");
        ask(id);

        assertThatThrownBy(() -> extend(id, 5, REASON, 0)).isInstanceOf(Stale.class);
    }

    @Test
    void doesNotCountTheDaysOfAQuestion() {
        var id = town.owesAnAnswer("2026-03-20");
        town.at("2026-04-21");
        ask(id);

        town.at("2026-04-24");
        assertThat(town.in(() -> duties.get(id)).state(LocalDate.parse("2026-04-24")))
                .isEqualTo(State.PAUSED);
        town.run(() -> duties.resume(id, new Said("el", "Ναι, και το βράδυ."), Actor.body(town.body, "Panel")));

        assertThat(town.in(() -> duties.get(id)).dueOn()).isEqualTo("2026-04-27");
        assertThatThrownBy(() -> ask(id)).isInstanceOf(Conflicted.class);
    }

    @Test
    void countsAgainOfItselfTenWorkingDaysAfterAQuestionNobodyRepliedTo() {
        var id = town.owesAnAnswer("2026-03-20");
        town.at("2026-04-21");
        ask(id);

        town.at("2026-05-25");
        assertThat(town.in(() -> duties.get(id)).overdueOn(LocalDate.parse("2026-05-25")))
                .isTrue();
        town.outside(climbLadders::run);

        var duty = town.in(() -> duties.get(id));
        assertThat(duty.dueOn()).isEqualTo("2026-05-07");
        assertThat(town.in(() -> duties.acts(duty)))
                .extracting(Act::type)
                .containsExactly("PAUSE", "RESUME", "ESCALATION", "ESCALATION", "ESCALATION");
    }

    @Test
    void endsWithTheActThatFulfilsIt() {
        var ask = new Subject("errand", Ids.next());
        var id = town.owesAnAnswer("2026-03-20", ask);
        town.at("2026-04-22");

        town.run(() -> duties.dischargeAll(
                ask,
                DutyKind.ANSWER,
                ledger.record(Draft.of("ANSWER", ask, Actor.office(town.social, "Social Service")))));

        var duty = town.in(() -> duties.get(id));
        assertThat(duty.state(LocalDate.parse("2026-06-01"))).isEqualTo(State.DISCHARGED);
        assertThat(duty.onTime()).isTrue();
        assertThat(town.in(() -> duties.openFor(ask, DutyKind.ANSWER))).isEmpty();
    }

    @Test
    void isWaivedByThoseToWhomItIsOwedAndClimbsNoMore() {
        var id = town.owesAnAnswer("2026-03-20");
        town.run(() -> duties.waive(id, Ids.next(), Actor.body(town.body, "Panel")));

        town.at("2026-06-30");
        town.outside(climbLadders::run);

        assertThat(town.in(() -> duties.climbs(id))).isEmpty();
        assertThat(town.in(() -> notices.latest(10))).extracting(it -> it.key()).allMatch(it -> it.endsWith(":waived"));
    }

    @Test
    void isOwedOnceAtATime() {
        var ask = new Subject("errand", Ids.next());
        town.owesAnAnswer("2026-03-20", ask);

        assertThatThrownBy(() -> town.owesAnAnswer("2026-03-20", ask))
                .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
    }

    @Test
    void climbsEachLevelOnItsDayAndTellsThoseItReaches() {
        var id = town.owesAnAnswer("2026-03-20");
        for (var day = LocalDate.parse("2026-03-20");
                day.isBefore(LocalDate.parse("2026-06-01"));
                day = day.plusDays(1)) {
            town.at(day);
            town.outside(climbLadders::run);
            town.outside(weeklyRegister::run);
        }

        var duty = town.in(() -> duties.get(id));
        assertThat(town.in(() -> duties.climbs(id)))
                .extracting(it -> it.level() + " " + it.on())
                .containsExactly("0 2026-04-15", "1 2026-04-23", "2 2026-04-29", "3 2026-05-07", "4 2026-05-21");
        assertThat(duty.coOwedBy()).isEqualTo(town.deputy);
        assertThat(duty.level()).isEqualTo(4);
        assertThat(town.in(() -> duties.acts(duty)))
                .extracting(act -> act.number("level") + " " + act.on())
                .containsExactly("1 2026-04-23", "2 2026-04-29", "3 2026-05-07", "4 2026-05-21");
        var mails = town.in(() -> notices.latest(100));
        assertThat(mails)
                .extracting(it -> it.key().substring(it.key().lastIndexOf(':') + 1) + " "
                        + it.address().split("@")[0])
                .containsExactlyInAnyOrder(
                        "L0 holder",
                        "L0 clerk",
                        "L1 holder",
                        "L1 clerk",
                        "L1 deputy",
                        "L2 holder",
                        "L2 clerk",
                        "L2 deputy",
                        "L3 holder",
                        "L3 clerk",
                        "L3 mayor",
                        "L4 holder",
                        "L4 clerk",
                        "L4 mayor",
                        "2026-W19 mayor",
                        "2026-W20 mayor",
                        "2026-W21 mayor",
                        "2026-W22 mayor");
    }

    private void extend(UUID id, int days, String reason, int seen) {
        town.run(() ->
                duties.extend(id, days, new Said("en", reason), Actor.office(town.social, "Social Service"), seen));
    }

    private void ask(UUID id) {
        town.run(() -> duties.pause(
                id, new Said("en", "In which part of the city?"), Actor.office(town.social, "Social Service")));
    }
}
