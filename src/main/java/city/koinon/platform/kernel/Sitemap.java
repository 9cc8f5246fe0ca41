package city.koinon.platform.kernel;

import java.util.stream.Stream;

/** The public pages of a room in the city at work, as paths below the city and language: {@code /bodies/panel}. */
public interface Sitemap {

    Stream<String> paths();
}
