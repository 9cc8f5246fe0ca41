package city.koinon.platform.ui;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The house's icons: strokes on a field of 20 by 20, in the colour of the words beside them. They never speak alone. */
final class Icons {

    private static final String CLOCK = "<circle cx=\"10\" cy=\"10\" r=\"7.5\"/><path d=\"M10 5.5V10l3 2\"/>";
    private static final String CHECK = "<path d=\"m3.5 10.5 4.5 4.5 8.5-9.5\"/>";
    private static final String OPEN = "<circle cx=\"10\" cy=\"10\" r=\"7.5\"/><path d=\"M10 10v.01\"/>";

    private static final Map<String, String> STROKES = Map.ofEntries(
            // what happens in a thread
            Map.entry("voice", "<path d=\"M3 4h14v9H9l-4 3.5V13H3z\"/>"),
            Map.entry("decision", "<path d=\"M4 17V9M10 17V3M16 17v-6\"/>"),
            Map.entry("flag", "<path d=\"M5 18V3h10l-2.5 4L15 11H5\"/>"),
            Map.entry("answer", "<path d=\"m4 16 1-4 9-9 3 3-9 9zM12 5l3 3\"/>"),
            Map.entry(
                    "promise",
                    "<path d=\"M10 17.2C3.8 13 2.5 9.9 2.5 7.6A3.8 3.8 0 0 1 10 6a3.8 3.8 0 0 1 7.5 1.6c0 2.3-1.3 5.4-7.5 9.6z\"/>"),
            Map.entry("report", "<path d=\"M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M8 10h4.5M8 13.5h4.5\"/>"),
            Map.entry("verdict", "<path d=\"M10 3v14M5 17h10M4 6h12M4 6l-2 5.5h4.5zM16 6l-2.2 5.5H18z\"/>"),
            Map.entry("handover", "<path d=\"M2.5 7H16m-3.5-3.5L16 7l-3.5 3.5M17.5 13H4m3.5-3.5L4 13l3.5 3.5\"/>"),
            Map.entry(
                    "languages",
                    "<circle cx=\"10\" cy=\"10\" r=\"7.5\"/><path d=\"M2.5 10h15M10 2.5c2.5 2 3.5 4.5 3.5 7.5s-1 5.5-3.5 7.5c-2.5-2-3.5-4.5-3.5-7.5s1-5.5 3.5-7.5\"/>"),
            Map.entry("pause", "<path d=\"M7 4.5v11M13 4.5v11\"/>"),
            Map.entry("climb", "<path d=\"M3 16h4v-4h4V8h4V4h2.5\"/>"),
            Map.entry(
                    "extend",
                    "<circle cx=\"8.5\" cy=\"10.5\" r=\"6\"/><path d=\"M8.5 7v3.5l2.2 1.5M14.5 4.5h4M16.5 2.5v4\"/>"),
            Map.entry(
                    "question",
                    "<circle cx=\"10\" cy=\"10\" r=\"7.5\"/><path d=\"M7.8 7.8a2.2 2.2 0 1 1 3.4 1.9c-.8.5-1.2.9-1.2 1.8M10 14v.01\"/>"),
            Map.entry("withdraw", "<path d=\"M7.5 4 3.5 8l4 4M4 8h8a4.5 4.5 0 0 1 0 9H8\"/>"),
            Map.entry("plan", "<path d=\"M3 5h3M3 10h3M3 15h3M9 5h8M9 10h8M9 15h8\"/>"),
            Map.entry("goal", "<circle cx=\"10\" cy=\"10\" r=\"7.5\"/><circle cx=\"10\" cy=\"10\" r=\"3\"/>"),
            // how it stands
            Map.entry("clock", CLOCK),
            Map.entry("late", "<path d=\"M10 2.5 18 17H2z\"/><path d=\"M10 8v4M10 14.5v.01\"/>"),
            Map.entry("kept", CHECK),
            Map.entry("check", CHECK),
            Map.entry("broken", "<path d=\"m5 5 10 10M15 5 5 15\"/>"),
            Map.entry("closed", "<circle cx=\"10\" cy=\"10\" r=\"7.5\"/><path d=\"M6.5 10h7\"/>"),
            Map.entry("open", OPEN),
            Map.entry("unknown", OPEN),
            // people and places
            Map.entry(
                    "person",
                    "<circle cx=\"10\" cy=\"6.5\" r=\"3.5\"/><path d=\"M3.5 17.5c0-3.6 2.9-5.5 6.5-5.5s6.5 1.9 6.5 5.5\"/>"),
            Map.entry(
                    "people",
                    "<circle cx=\"7.5\" cy=\"6.5\" r=\"3\"/><path d=\"M1.8 16.5c0-3.2 2.5-5 5.7-5s5.7 1.8 5.7 5M13 3.8a3 3 0 0 1 0 5.4M15.2 12c1.9.7 3 2.2 3 4.5\"/>"),
            Map.entry("office", "<path d=\"M3 17.5V8l7-5 7 5v9.5M2 17.5h16M8 17.5v-5h4v5\"/>"),
            Map.entry(
                    "place",
                    "<path d=\"M10 18s-6-5.6-6-10a6 6 0 0 1 12 0c0 4.4-6 10-6 10z\"/><circle cx=\"10\" cy=\"8\" r=\"2\"/>"),
            Map.entry(
                    "meeting",
                    "<circle cx=\"10\" cy=\"10\" r=\"2.5\"/><path d=\"M10 2.5v1.5M10 16v1.5M2.5 10H4M16 10h1.5M4.7 4.7l1 1M14.3 14.3l1 1M4.7 15.3l1-1M14.3 5.7l1-1\"/>"),
            Map.entry("mark", "<circle cx=\"7.5\" cy=\"7.5\" r=\"5\"/><circle cx=\"12.5\" cy=\"12.5\" r=\"5\"/>"),
            // things
            Map.entry("calendar", "<path d=\"M3 4.5h14v13H3zM3 8.5h14M6.5 2.5v3.5M13.5 2.5v3.5\"/>"),
            Map.entry("document", "<path d=\"M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5\"/>"),
            Map.entry("mail", "<path d=\"M2.5 4.5h15v11h-15zM2.5 5.5 10 11l7.5-5.5\"/>"),
            Map.entry("download", "<path d=\"M10 3v10M6 9.5l4 4 4-4M3.5 17h13\"/>"),
            Map.entry("upload", "<path d=\"M10 13.5v-10M6 7l4-4 4 4M3.5 17h13\"/>"),
            Map.entry("feed", "<path d=\"M4 4.5A11.5 11.5 0 0 1 15.5 16M4 9.5A6.5 6.5 0 0 1 10.5 16M5 15v.01\"/>"),
            Map.entry("print", "<path d=\"M6 7V3h8v4M6 14H3V7h14v7h-3M6 11.5h8v6H6z\"/>"),
            Map.entry("search", "<circle cx=\"8.5\" cy=\"8.5\" r=\"5.5\"/><path d=\"m12.7 12.7 4.8 4.8\"/>"),
            Map.entry("menu", "<path d=\"M3 5h14M3 10h14M3 15h14\"/>"),
            Map.entry(
                    "language",
                    "<circle cx=\"10\" cy=\"10\" r=\"7.5\"/><path d=\"M2.5 10h15M10 2.5c2.6 2.3 3.5 4.8 3.5 7.5s-.9 5.200-3.5 7.5c-2.6-2.3-3.5-4.8-3.5-7.5s.9-5.200 3.5-7.5z\"/>"),
            Map.entry(
                    "key",
                    "<circle cx=\"6.5\" cy=\"13.5\" r=\"3.5\"/><path d=\"m9 11 8-8M14 6l2.5 2.5M11.5 8.5 13 10\"/>"),
            Map.entry("lock", "<path d=\"M4.5 9h11v8.5h-11zM7 9V6a3 3 0 0 1 6 0v3\"/>"),
            Map.entry("info", "<circle cx=\"10\" cy=\"10\" r=\"7.5\"/><path d=\"M10 9.5v4M10 6.5v.01\"/>"),
            Map.entry("add", "<path d=\"M10 4v12M4 10h12\"/>"),
            Map.entry("edit", "<path d=\"m4 16 1-4 9-9 3 3-9 9z\"/>"),
            Map.entry(
                    "settings",
                    "<path d=\"M3 6h7M14 6h3M3 14h3M10 14h7\"/><circle cx=\"12\" cy=\"6\" r=\"2\"/><circle cx=\"8\" cy=\"14\" r=\"2\"/>"),
            Map.entry("leave", "<path d=\"M8 3H3.5v14H8M8 10h9.5M14 6.5l3.5 3.5-3.5 3.5\"/>"),
            Map.entry("next", "<path d=\"m7.5 4 6 6-6 6\"/>"),
            Map.entry("back", "<path d=\"m12.5 4-6 6 6 6\"/>"),
            Map.entry("external", "<path d=\"M8 4H3.5v12.5H16V12M11.5 3H17v5.5M17 3l-7.5 7.5\"/>"));

    /** Those that point somewhere along the line of reading, and so turn with it. */
    private static final java.util.Set<String> POINTING =
            java.util.Set.of("handover", "next", "back", "external", "leave", "withdraw", "climb", "feed", "plan");

    private Icons() {}

    /** A name nobody drew is shown as an open circle, rather than not at all. */
    static String strokes(String name) {
        return STROKES.getOrDefault(name, OPEN);
    }

    static boolean points(String name) {
        return POINTING.contains(name);
    }

    static SortedSet<String> names() {
        return new TreeSet<>(STROKES.keySet());
    }
}
