package city.koinon.platform.hours;

import city.koinon.platform.hours.Hours.Interval;
import city.koinon.platform.hours.Hours.Season;
import city.koinon.platform.hours.Hours.Special;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How hours are kept in a column: the week and its exceptions are read and changed as a whole. */
public final class HoursAsJson {

    private static final JsonMapper JSON = new JsonMapper();

    private HoursAsJson() {}

    public static String write(Hours hours) {
        var seasons = new ArrayList<Map<String, Object>>();
        for (var it : hours.seasons()) {
            var one = new LinkedHashMap<String, Object>();
            if (it.from() != null) {
                one.put("from", it.from().toString());
            }
            if (it.to() != null) {
                one.put("to", it.to().toString());
            }
            one.put("week", written(it.weekly()));
            seasons.add(one);
        }
        var exceptions = new ArrayList<Map<String, Object>>();
        for (var it : hours.exceptions()) {
            var one = new LinkedHashMap<String, Object>();
            one.put("from", it.from().toString());
            one.put("to", it.to().toString());
            one.put("days", it.days().stream().map(DayOfWeek::name).toList());
            one.put("hours", Hours.written(it.intervals()));
            one.put("note", it.note());
            exceptions.add(one);
        }
        var whole = new LinkedHashMap<String, Object>();
        whole.put("week", written(hours.weekly()));
        if (!seasons.isEmpty()) {
            whole.put("seasons", seasons);
        }
        whole.put("exceptions", exceptions);
        if (hours.validTo() != null) {
            whole.put("validTo", hours.validTo().toString());
        }
        whole.put("note", hours.note());
        return JSON.writeValueAsString(whole);
    }

    public static Hours read(String json) {
        var whole = JSON.readTree(json);
        var seasons = new ArrayList<Season>();
        whole.path("seasons")
                .forEach(
                        it -> seasons.add(new Season(day(it.path("from")), day(it.path("to")), week(it.path("week")))));
        var exceptions = new ArrayList<Special>();
        whole.path("exceptions").forEach(it -> {
            var days = EnumSet.noneOf(DayOfWeek.class);
            it.path("days").forEach(day -> days.add(DayOfWeek.valueOf(day.asString())));
            exceptions.add(new Special(
                    LocalDate.parse(it.path("from").asString()),
                    LocalDate.parse(it.path("to").asString()),
                    days,
                    intervals(it.path("hours").asString()),
                    words(it.path("note"))));
        });
        return new Hours(
                week(whole.path("week")), seasons, exceptions, day(whole.path("validTo")), words(whole.path("note")));
    }

    private static Map<String, String> written(Map<DayOfWeek, List<Interval>> weekly) {
        var week = new LinkedHashMap<String, String>();
        weekly.forEach((day, intervals) -> week.put(day.name(), Hours.written(intervals)));
        return week;
    }

    private static Map<DayOfWeek, List<Interval>> week(JsonNode node) {
        var week = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
        node.properties()
                .forEach(it -> week.put(
                        DayOfWeek.valueOf(it.getKey()), intervals(it.getValue().asString())));
        return week;
    }

    private static @Nullable LocalDate day(JsonNode node) {
        return node.isString() ? LocalDate.parse(node.asString()) : null;
    }

    private static List<Interval> intervals(String written) {
        return Hours.parse(written).orElseThrow(() -> new IllegalStateException("No hours: " + written));
    }

    private static Map<String, String> words(JsonNode node) {
        var words = new LinkedHashMap<String, String>();
        node.properties().forEach(it -> words.put(it.getKey(), it.getValue().asString()));
        return words;
    }
}
