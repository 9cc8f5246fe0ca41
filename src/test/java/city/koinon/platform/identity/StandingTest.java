package city.koinon.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Role;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StandingTest {

    private final UUID board = UUID.randomUUID();
    private final Grant secretary = new Grant(Role.SECRETARY, board);
    private final Grant member = new Grant(Role.MEMBER, board);
    private final Grant coordinator = new Grant(Role.COORDINATOR, null);
    private final Grant editor = new Grant(Role.EDITOR, null);

    @Test
    void aLinkInAMailDoesNotMakeASecretary() {
        var standing = Standing.of(Set.of(secretary, member, editor), false);

        assertThat(standing.active()).containsExactlyInAnyOrder(member, editor);
        assertThat(standing.dormant()).containsExactly(secretary);
    }

    @Test
    void aPasskeyWakesWhatSlept() {
        assertThat(Standing.of(Set.of(secretary, member), true).active()).containsExactlyInAnyOrder(secretary, member);
    }

    @Test
    void whoeverAdministersDecidesNothing() {
        var standing = Standing.of(Set.of(coordinator, member, secretary, editor), true);

        assertThat(standing.active()).containsExactlyInAnyOrder(coordinator, editor);
        assertThat(standing.withheld()).containsExactlyInAnyOrder(member, secretary);
    }

    @Test
    void administeringAlsoNeedsAStrongDoorAndStillWithholds() {
        var standing = Standing.of(Set.of(coordinator, member), false);

        assertThat(standing.active()).isEmpty();
        assertThat(standing.dormant()).containsExactly(coordinator);
        assertThat(standing.withheld()).containsExactly(member);
    }
}
