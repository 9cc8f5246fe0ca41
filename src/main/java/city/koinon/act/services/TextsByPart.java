package city.koinon.act.services;

import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.SqlParameterValue;

/** What is said of a thing part by part, each in a text whose id stands in a column named like the part. */
final class TextsByPart {

    private static final NewWording NOTHING = NewWording.whole((Written) null);

    /** @param words the parts of which something is said */
    record Kept<P extends Enum<P>>(Map<P, UUID> words, boolean anew) {}

    private TextsByPart() {}

    static <P extends Enum<P>> Kept<P> keep(
            Texts texts, Class<P> parts, Map<P, NewWording> wanted, Map<P, UUID> before) {
        var words = new EnumMap<P, UUID>(parts);
        var anew = false;
        for (var part : parts.getEnumConstants()) {
            var kept = wanted.getOrDefault(part, NOTHING).keep(texts, before.get(part));
            if (kept.text() != null) {
                words.put(part, kept.text());
            }
            anew |= kept.anew();
        }
        return new Kept<>(words, anew);
    }

    static <P extends Enum<P>> Map<P, UUID> read(Class<P> parts, ResultSet row) throws SQLException {
        var words = new EnumMap<P, UUID>(parts);
        for (var part : parts.getEnumConstants()) {
            var text = row.getObject(column(part), UUID.class);
            if (text != null) {
                words.put(part, text);
            }
        }
        return words;
    }

    static <P extends Enum<P>> Map<String, SqlParameterValue> columns(Class<P> parts, Map<P, UUID> words) {
        var columns = new HashMap<String, SqlParameterValue>();
        for (var part : parts.getEnumConstants()) {
            columns.put(column(part), new SqlParameterValue(Types.OTHER, words.get(part)));
        }
        return columns;
    }

    private static String column(Enum<?> part) {
        return part.name().toLowerCase(Locale.ROOT);
    }
}
