package city.koinon.platform.kernel;

import java.util.function.Supplier;

/** The city whose rows the running work may see. Bound once, at the edge: by the request filter, a job, or a listener. */
public final class CurrentCity {

    /** The reserved slug of the installation itself, in which its operators live. No city may take it. */
    public static final String LEAGUE = "league";

    private static final ScopedValue<String> CITY = ScopedValue.newInstance();

    private CurrentCity() {}

    /** The slug of the city at work, or an empty text where no city is bound. */
    public static String slug() {
        return CITY.orElse("");
    }

    public static <T extends @org.jspecify.annotations.Nullable Object> T in(String slug, Supplier<T> work) {
        return ScopedValue.where(CITY, slug).call(work::get);
    }

    public static void run(String slug, Runnable work) {
        ScopedValue.where(CITY, slug).run(work);
    }
}
