package city.koinon.platform.ui;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** A list as a spreadsheet or a programme wants it. */
public final class Tables {

    private static final JsonMapper JSON = new JsonMapper();

    private Tables() {}

    /** As the address asks for it, which ends in {@code .json} or {@code .csv}. */
    public static ResponseEntity<byte[]> file(
            Page page, String name, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        return page.path().endsWith(".csv") ? csv(name, columns, rows) : json(columns, rows);
    }

    /** Comma-separated, UTF-8 with a mark so that spreadsheets read Greek and Arabic; no cell can become a formula. */
    public static ResponseEntity<byte[]> csv(
            String name, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        var text = new StringWriter().append('\uFEFF');
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(columns);
            rows.forEach(
                    row -> csv.writeRecord(row.stream().map(Tables::harmless).toList()));
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".csv")
                                .build()
                                .toString())
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A list of objects whose members are the columns. */
    public static ResponseEntity<byte[]> json(
            List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        var objects = new ArrayList<Map<String, @Nullable Object>>();
        for (var row : rows) {
            var object = new LinkedHashMap<String, @Nullable Object>();
            for (var i = 0; i < columns.size(); i++) {
                object.put(columns.get(i), plain(row.get(i)));
            }
            objects.add(object);
        }
        return json(objects);
    }

    public static ResponseEntity<byte[]> json(Object value) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(JSON.writeValueAsBytes(value));
    }

    /** A spreadsheet runs a cell that begins like a formula; an apostrophe in front keeps it a text. */
    static String harmless(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !(value instanceof Number)
                ? "'" + text
                : text;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value == null
                        || value instanceof Number
                        || value instanceof Boolean
                        || value instanceof Map
                        || value instanceof List
                ? value
                : value.toString();
    }
}
