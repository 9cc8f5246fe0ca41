package city.koinon.platform.ui;

import city.koinon.platform.kernel.Role;
import java.util.Set;

/**
 * A door a room opens from the desk of whoever has one of these roles: a bean of this kind, and it stands there among the others.
 *
 * @param key  of the words on the door
 * @param path below city and language: {@code /bodies}
 */
public record DeskDoor(int order, Set<Role> roles, String key, String path) {

    public DeskDoor(int order, Role role, String key, String path) {
        this(order, Set.of(role), key, path);
    }
}
