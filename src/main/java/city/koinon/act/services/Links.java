package city.koinon.act.services;

import java.net.URI;

/** Addresses that may stand behind a link: nothing but the web. */
final class Links {

    private Links() {}

    static boolean good(String address) {
        try {
            var uri = new URI(address);
            var scheme = uri.getScheme();
            return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                    && uri.getHost() != null
                    && uri.getHost().contains(".");
        } catch (java.net.URISyntaxException notAnAddress) {
            return false;
        }
    }
}
