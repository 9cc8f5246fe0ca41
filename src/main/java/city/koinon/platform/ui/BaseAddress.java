package city.koinon.platform.ui;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Under which address this installation is reached from outside: what links in letters, feeds and sitemaps begin with, and what passkeys
 * are made for.
 */
@Component
public class BaseAddress {

    private final Environment environment;
    private volatile @Nullable String known;

    BaseAddress(Environment environment) {
        this.environment = environment;
    }

    /** Scheme and host, without a slash at the end. Never taken from a request, whose host anybody can invent. */
    public String origin() {
        var before = known;
        if (before != null) {
            return before;
        }
        var now = read();
        if (environment.containsProperty("local.server.port")) {
            known = now; // before the server listens nobody knows its port
        }
        return now;
    }

    private String read() {
        var said = environment.getProperty("koinon.base-address", "").strip();
        if (said.isEmpty()) {
            var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
            return "http://localhost:" + port;
        }
        var uri = URI.create(said);
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
    }

    public String to(String path) {
        return origin() + path;
    }

    public String host() {
        return URI.create(origin()).getHost();
    }

    public boolean encrypted() {
        return origin().startsWith("https:");
    }

    /** Whether a browser that shows {@code origin} may use passkeys of this installation. */
    public boolean is(String scheme, String hostAndPort) {
        return origin().equalsIgnoreCase(scheme + "://" + hostAndPort);
    }
}
