package city.koinon.platform.duties;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.ledger.Subject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twelve thousand steps through the life of duties, by dice that always fall the same way. After each, what must always hold is looked at. */
class DutyWalkTest {

    static final WorkingDays GREECE = WorkingDaysTest.GREECE;
    static final String REASON = "The budget of the service is decided by the council only on 4 May.";

    @ParameterizedTest(name = "dice {0}")
    @ValueSource(longs = {1, 7, 42, 2026, 31337, 65537})
    void keepsItsPromisesWhateverIsTried(long seed) {
        var dice = new Random(seed);
        for (var steps = 0; steps < 2_000; ) {
            steps += liveOne(dice);
        }
    }

    private static int liveOne(Random dice) {
        var today = LocalDate.of(2026, 1, 1).plusDays(dice.nextInt(365));
        var duty = Duty.begin(Ids.next(), owed(dice, today), GREECE);
        var climbed = -1;
        var steps = 0;
        while (steps++ < 40 && !duty.closed()) {
            today = today.plusDays(dice.nextInt(6));
            var before = duty;
            var refused = false;
            try {
                duty = move(duty, dice, today);
            } catch (Refused refusal) {
                refused = true;
            }
            if (refused) {
                assertThat(duty).isSameAs(before);
            }
            alwaysHolds(before, duty, today);
            for (var step = climbing(duty, climbed, today); step != null; step = climbing(duty, climbed, today)) {
                assertThat(step.level()).isGreaterThan(climbed);
                assertThat(step.on()).isBeforeOrEqualTo(today);
                if (step.level() > 0) {
                    assertThat(duty.overdueOn(today))
                            .as("climbs only when overdue: %s on %s", duty, today)
                            .isTrue();
                }
                climbed = step.level();
            }
        }
        return steps;
    }

    private static Ladder.Step climbing(Duty duty, int level, LocalDate today) {
        return new Duty(
                        duty.id(),
                        duty.kind(),
                        duty.by(),
                        duty.to(),
                        duty.subject(),
                        duty.links(),
                        duty.startsOn(),
                        duty.dueOn(),
                        duty.originalDueOn(),
                        duty.term(),
                        duty.computation(),
                        duty.basis(),
                        duty.ladder(),
                        duty.steps(),
                        duty.extension(),
                        duty.pause(),
                        duty.discharge(),
                        duty.waiver(),
                        null,
                        level,
                        0)
                .next(today);
    }

    private static Owed owed(Random dice, LocalDate start) {
        var kind = DutyKind.values()[dice.nextInt(DutyKind.values().length)];
        var days = 1 + dice.nextInt(30);
        var term = switch (dice.nextInt(5)) {
            case 0 -> Term.until(start.plusDays(days));
            case 1 -> Term.calendar(days).extendableBy(dice.nextInt(12));
            default -> Term.working(days).extendableBy(dice.nextInt(12));
        };
        return new Owed(
                dice.nextBoolean() ? DutyKind.ANSWER : kind,
                Party.office(UUID.randomUUID()),
                Party.body(UUID.randomUUID()),
                new Subject("ask", UUID.randomUUID()),
                List.of(),
                start,
                term,
                Map.of("en", "Rules"),
                Ladder.USUAL);
    }

    private static Duty move(Duty duty, Random dice, LocalDate today) {
        return switch (dice.nextInt(12)) {
            case 0, 1 ->
                duty.extend(dice.nextInt(14), new Said("en", dice.nextInt(4) == 0 ? "Later" : REASON), today, GREECE);
            case 2, 3 -> duty.pause(new Said("en", "Where?"), today, GREECE);
            case 4, 5 -> duty.resume(dice.nextBoolean() ? new Said("en", "Here.") : null, today, GREECE);
            case 6 -> dice.nextInt(3) == 0 ? duty.discharge(today, 1, GREECE) : duty;
            case 7 -> dice.nextInt(5) == 0 ? duty.waive(UUID.randomUUID(), today) : duty;
            default -> duty;
        };
    }

    private static void alwaysHolds(Duty before, Duty duty, LocalDate today) {
        assertThat(duty.originalDueOn()).isEqualTo(before.originalDueOn());
        assertThat(duty.dueOn()).isAfterOrEqualTo(before.dueOn());
        assertThat(duty.dueOn()).isEqualTo(duty.computation().dueOn());
        if (before.extension() != null) {
            assertThat(duty.extension()).isEqualTo(before.extension());
        }
        if (before.pause() != null && duty.pause() != null) {
            assertThat(duty.pause().since()).isEqualTo(before.pause().since());
        }
        // Lateness, once reached, is never taken back: nobody extends or asks after the day.
        if (before.overdueOn(today) && !duty.closed()) {
            assertThat(duty.overdueOn(today))
                    .as("late stays late: %s then %s on %s", before, duty, today)
                    .isTrue();
        }
        if (duty.extension() != null) {
            var extension = duty.extension();
            assertThat(extension.on()).isBeforeOrEqualTo(extension.dueBefore());
            assertThat(extension.days()).isBetween(1, duty.term().extension());
        }
        var pause = duty.pause();
        if (pause != null) {
            assertThat(duty.kind()).isEqualTo(DutyKind.ANSWER);
            assertThat(GREECE.between(pause.since(), pause.until(), DayKind.WORKING))
                    .isEqualTo(Duty.LONGEST_PAUSE);
            assertThat(pause.since()).isBeforeOrEqualTo(pause.dueBefore());
            if (pause.resumedOn() != null) {
                assertThat(pause.resumedOn()).isBetween(pause.since(), pause.until());
                keepsWhatWasLeft(duty, pause);
            }
        }
        assertThat(duty.state(today).open()).isNotEqualTo(duty.closed());
    }

    /** As many days lie between reply and new date as lay between question and old date. */
    private static void keepsWhatWasLeft(Duty duty, Duty.Pause pause) {
        var leg = duty.computation().legs().stream()
                .filter(it -> it.why() == Leg.Why.PAUSE)
                .findFirst()
                .orElseThrow();
        if (duty.term().dayKind() == DayKind.WORKING) {
            assertThat(GREECE.between(pause.resumedOn(), leg.until(), DayKind.WORKING))
                    .isEqualTo(GREECE.between(pause.since(), leg.from(), DayKind.WORKING));
        }
    }
}
