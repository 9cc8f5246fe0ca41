package city.koinon.platform.identity;

import java.util.regex.Pattern;

/** Where somebody wanted to go when the door stood in the way: always a page of the same city, never an address elsewhere. */
final class Next {

    private static final Pattern HARMLESS = Pattern.compile("/[A-Za-z0-9\\-._~/?=&%+:,]{0,1000}");

    private Next() {}

    /** @return the path below city and language, or an empty text when it is none of ours */
    static String path(String typed) {
        return HARMLESS.matcher(typed).matches() && !typed.startsWith("//") ? typed : "";
    }

    static String after(String path) {
        var harmless = path(path);
        return harmless.isEmpty() ? "/account" : harmless;
    }
}
