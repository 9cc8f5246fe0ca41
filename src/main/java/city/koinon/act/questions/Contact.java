package city.koinon.act.questions;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How somebody may be told that there is an answer, if they want to be. */
record Contact(
        @Nullable String name,
        @Nullable String mail,
        @Nullable String phone) {

    static final Contact NONE = new Contact(null, null, null);

    private static final int PARTS = 3;

    boolean given() {
        return name != null || mail != null || phone != null;
    }

    /** As it is sealed: a line for each. */
    String lines() {
        return Stream.of(name, mail, phone)
                .map(it -> it == null ? "" : it.replace('\n', ' '))
                .collect(Collectors.joining("\n"));
    }

    static Contact of(String lines) {
        var parts = lines.split("\n", -1);
        return parts.length == PARTS ? new Contact(part(parts[0]), part(parts[1]), part(parts[2])) : NONE;
    }

    private static @Nullable String part(String line) {
        return line.isEmpty() ? null : line;
    }
}
