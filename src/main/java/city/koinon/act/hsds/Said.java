package city.koinon.act.hsds;

import city.koinon.act.services.NewWording;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An object of a file, and which of its members say something other than when it was last brought in this language. A member that says the
 * same again says nothing: what is kept here may have become better since.
 */
final class Said {

    private final JsonNode node;
    private final String lang;
    private final Map<String, String> last;
    private final Map<String, String> now;

    /** @param last as {@link #members} gave it; empty the first time */
    Said(JsonNode node, String lang, Map<String, String> last) {
        this.node = node;
        this.lang = lang;
        this.last = last;
        this.now = new LinkedHashMap<>(last);
    }

    JsonNode at(String member) {
        return node.path(member);
    }

    /** Of every member that was asked about, and of those a former file mentioned and this one does not. */
    Map<String, String> members() {
        return now;
    }

    boolean anew() {
        return !now.equals(last);
    }

    /** Whether the member is there and says something other than the last time. */
    boolean says(String member) {
        return node.has(member) && says(member, node.path(member).toString());
    }

    boolean says(String member, String value) {
        now.put(member, fingerprint(value));
        return !fingerprint(value).equals(last.get(member));
    }

    /**
     * What a set becomes: what this file adds comes to it, what it no longer has goes, and what only stands here stays.
     *
     * @param here as it is kept
     */
    Set<String> merged(String member, Collection<String> here, Collection<String> theirs) {
        var former = former(member);
        var merged = new LinkedHashSet<>(here);
        former.stream().filter(it -> !theirs.contains(it)).forEach(merged::remove);
        theirs.stream().filter(it -> !former.contains(it)).forEach(merged::add);
        now.put(member, String.join(" ", theirs));
        return merged;
    }

    /** What of a set the file had the last time. */
    List<String> former(String member) {
        var known = last.getOrDefault(member, "");
        return known.isEmpty() ? List.of() : List.of(known.split(" "));
    }

    @Nullable
    String string(String member, @Nullable String here) {
        return says(member) ? text(node, member) : here;
    }

    @Nullable
    Integer number(String member, int most, @Nullable Integer here) {
        return !says(member)
                ? here
                : node.path(member).isNumber()
                        ? Integer.valueOf(Math.clamp((long) node.path(member).asDouble(), 0, most))
                        : null;
    }

    NewWording wording(String member) {
        return wording(member, text(node, member));
    }

    /** @param value what the member comes down to, where that is not the member itself */
    NewWording wording(String member, @Nullable String value) {
        return says(member) ? NewWording.in(lang, value) : NewWording.unchanged();
    }

    @Nullable
    String phone(@Nullable String here) {
        return node.path("phones").isArray() && says("phones")
                ? text(node.path("phones").path(0), "number")
                : here;
    }

    @Nullable
    String text(String member) {
        return text(node, member);
    }

    static @Nullable String text(JsonNode node, String member) {
        var value = node.path(member);
        return value.isString() && !value.asString().isBlank() ? value.asString() : null;
    }

    static UUID id(JsonNode node, String member) {
        return UUID.fromString(node.path(member).asString());
    }

    private static String fingerprint(String value) {
        try {
            var whole = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
