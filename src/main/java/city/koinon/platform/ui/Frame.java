package city.koinon.platform.ui;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the content of a page.
 *
 * @param foot what is looked for rather than used
 * @param origin under which the installation is reached from outside, as {@link BaseAddress#origin}
 * @param csrf asked only where a form is drawn, so that reading a page begins no session
 */
public record Frame(
        List<Entry> navigation,
        List<Entry> foot,
        Supplier<@Nullable Csrf> csrf,
        boolean demonstration,
        Assets assets,
        String origin) {

    static final Frame NONE = new Frame(List.of(), List.of(), () -> null, false, Assets.NONE, "");

    public record Entry(String label, String path, boolean current) {}

    /** Name and value of the hidden field with which a form of this session proves that it is ours. */
    public record Csrf(String field, String token) {}
}
