package city.koinon.platform.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OfficeTreeTest {

    static final LocalDate MAY_14 = LocalDate.of(2026, 5, 14);

    final Office mayor = office(1, "Mayor", null, Level.CITY, null);
    final Office deputy = office(2, "Deputy Mayor for Social Policy", mayor, Level.CITY, null);
    final Office services = office(3, "Social Services", deputy, Level.CITY, null);
    final Office ministry = office(4, "Ministry of Migration", null, Level.STATE, null);
    final Office lonely = office(5, "Public Library", null, Level.CITY, null);

    @Test
    void namesTheWayRoundThatWouldComeAbout() {
        var tree = new OfficeTree(List.of(mayor, deputy, services));

        assertThat(tree.cycle(mayor.id(), services.id()))
                .hasValueSatisfying(way -> assertThat(way)
                        .extracting(it -> it.nameIn("en"))
                        .containsExactly("Mayor", "Social Services", "Deputy Mayor for Social Policy", "Mayor"));
        assertThat(tree.cycle(mayor.id(), mayor.id())).isPresent();
        assertThat(tree.cycle(services.id(), mayor.id())).isEmpty();
        assertThat(tree.cycle(services.id(), null)).isEmpty();
    }

    @Test
    void climbsToTheOfficeAboveAndFromTheTopToNobody() {
        var tree = new OfficeTree(List.of(mayor, deputy, services, ministry));

        assertThat(tree.superior(services.id(), MAY_14)).contains(deputy);
        assertThat(tree.superior(deputy.id(), MAY_14)).contains(mayor);
        assertThat(tree.superior(mayor.id(), MAY_14)).isEmpty();
    }

    @Test
    void climbsToTheTopOfficeWhereTheSuperiorIsNotKnown() {
        var tree = new OfficeTree(List.of(lonely, mayor, deputy, services, ministry));

        assertThat(tree.top(MAY_14)).contains(mayor);
        assertThat(tree.superior(lonely.id(), MAY_14)).contains(mayor);
        assertThat(tree.superior(ministry.id(), MAY_14)).contains(mayor);
    }

    @Test
    void stepsOverAnOfficeThatHasClosed() {
        var closed = office(2, "Deputy Mayor for Social Policy", mayor, Level.CITY, MAY_14);
        var tree = new OfficeTree(List.of(mayor, closed, services));

        assertThat(tree.superior(services.id(), MAY_14)).contains(closed);
        assertThat(tree.superior(services.id(), MAY_14.plusDays(1))).contains(mayor);
        assertThat(tree.branches(MAY_14.plusDays(1)))
                .singleElement()
                .satisfies(top -> assertThat(top.below())
                        .extracting(OfficeTree.Branch::office)
                        .containsExactly(services));
    }

    @Test
    void doesNotLoseItselfInARoundThatSomehowIsThere() {
        var one = office(1, "One", office(2, "Two", null, Level.CITY, null), Level.CITY, null);
        var two = office(2, "Two", one, Level.CITY, null);
        var tree = new OfficeTree(List.of(one, two));

        assertThat(tree.superior(one.id(), MAY_14)).contains(two);
        assertThat(tree.top(MAY_14)).isEmpty();
    }

    private static Office office(int n, String name, @Nullable Office above, Level level, @Nullable LocalDate closed) {
        return new Office(
                new UUID(0, n),
                "o" + n,
                Map.of("en", name),
                level,
                above == null ? null : above.id(),
                "",
                level != Level.CITY,
                closed,
                1);
    }
}
