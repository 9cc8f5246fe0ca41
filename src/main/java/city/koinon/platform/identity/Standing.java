package city.koinon.platform.identity;

import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Role;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What somebody holds, sorted by whether it counts now.
 *
 * @param active   what they may do in this session
 * @param dormant  what they may do as soon as they come in with a passkey or through the city's provider
 * @param withheld what they may not do as long as they also administer: whoever manages accounts and bodies answers, votes, minutes and
 *                 judges nothing
 */
record Standing(Set<Grant> active, Set<Grant> dormant, Set<Grant> withheld) {

    static final Set<Role> NEED_A_STRONG_DOOR =
            EnumSet.of(Role.SECRETARY, Role.CHAIR, Role.OFFICE_HOLDER, Role.CLERK, Role.COORDINATOR, Role.OPERATOR);
    static final Set<Role> ADMINISTER = EnumSet.of(Role.COORDINATOR, Role.OPERATOR);
    static final Set<Role> DECIDE = EnumSet.of(Role.SECRETARY, Role.CHAIR, Role.MEMBER, Role.OFFICE_HOLDER, Role.CLERK);

    static Standing of(Set<Grant> held, boolean strong) {
        var administers = held.stream().anyMatch(grant -> ADMINISTER.contains(grant.role()));
        Predicate<Grant> withheld = grant -> administers && DECIDE.contains(grant.role());
        Predicate<Grant> dormant = grant -> !strong && NEED_A_STRONG_DOOR.contains(grant.role());
        return new Standing(
                those(held, withheld.or(dormant).negate()),
                those(held, withheld.negate().and(dormant)),
                those(held, withheld));
    }

    private static Set<Grant> those(Set<Grant> held, Predicate<Grant> which) {
        return held.stream().filter(which).collect(Collectors.toUnmodifiableSet());
    }
}
