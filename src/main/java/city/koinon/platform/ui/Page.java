package city.koinon.platform.ui;

import city.koinon.platform.kernel.Visitor;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The page somebody is looking at: in which city, in which language, by whom, when, and how it says things. */
public final class Page {

    /** The beginning of every address of a city. */
    public static final String BASE = "/{city}/{lang:[a-z]{2,3}}";

    private static final String DID = ".did.";
    private static final Pattern JUST_DONE = Pattern.compile("(?:^|&)did=([a-z]+)\\.([a-zA-Z]+)(?:&|$)");

    private static final Map<String, DateTimeFormatter> PATTERNS = new ConcurrentHashMap<>();

    private final CityFace.Face face;
    private final String lang;
    private final Visitor visitor;
    private final Words words;
    private final Clock clock;
    private final String path;
    private final String query;
    private final Frame frame;

    Page(
            CityFace.Face face,
            String lang,
            Visitor visitor,
            Words words,
            Clock clock,
            String path,
            String query,
            Frame frame) {
        this.face = face;
        this.lang = lang;
        this.visitor = visitor;
        this.words = words;
        this.clock = clock;
        this.path = path;
        this.query = query;
        this.frame = frame;
    }

    /** The same reader on another page of the city. */
    public Page at(String otherPath) {
        return new Page(face, lang, visitor, words, clock, otherPath, "", frame);
    }

    /** A page without a request, for what is written outside of one: a mail, a feed, a document. */
    public static Page outside(CityFace.Face face, String lang, Words words, Clock clock) {
        return new Page(face, lang, Visitor.NOBODY, words, clock, "", "", Frame.NONE);
    }

    public String city() {
        return face.slug();
    }

    public String cityName() {
        return face.nameIn(lang);
    }

    /** The language of what people and the city wrote. */
    public String lang() {
        return lang;
    }

    /** The language the house itself speaks on this page; English where it does not know the reader's. */
    public String wordsLang() {
        return Words.spoken(lang);
    }

    public String dir() {
        return Tongue.directionOf(wordsLang());
    }

    public Locale locale() {
        return Locale.forLanguageTag(wordsLang());
    }

    public Visitor visitor() {
        return visitor;
    }

    public ZoneId zone() {
        return face.zone();
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(face.zone()));
    }

    public Instant now() {
        return clock.instant();
    }

    public List<Tongue> tongues() {
        return face.languages();
    }

    /** Tags of the city's languages, its main language first. */
    public List<String> cityLanguages() {
        return face.languages().stream().map(Tongue::tag).toList();
    }

    public @Nullable String theme() {
        return face.theme();
    }

    public @Nullable String logo() {
        return face.logo();
    }

    public Frame frame() {
        return frame;
    }

    public String say(String key, Object... args) {
        return words.say(lang, key, args);
    }

    public String say(Enum<?> value) {
        return words.say(lang, value);
    }

    /** Address of a page of this city in this language: {@code to("/plan")} is {@code /levadia/en/plan}. */
    public String to(String path) {
        return "/" + face.slug() + "/" + lang + path;
    }

    /**
     * Where somebody goes on after having done something; the page there says first what was done, and what happens now.
     *
     * @param did key of the words, {@code <module>.did.<what>}
     */
    public String to(String path, String did) {
        var cut = did.indexOf(DID);
        var parts = path.split("#", 2);
        return to(parts[0]) + (parts[0].contains("?") ? "&" : "?") + "did=" + did.substring(0, cut) + "."
                + did.substring(cut + DID.length()) + (parts.length > 1 ? "#" + parts[1] : "");
    }

    /** What whoever is signed in has just done, if the address says so; null otherwise. */
    public @Nullable String justDone() {
        var said = JUST_DONE.matcher(query);
        var key = visitor.signedIn() && said.find() ? said.group(1) + DID + said.group(2) : null;
        return key != null && words.has("en", key) ? say(key) : null;
    }

    /** This very page in another language. */
    public String in(String otherLang) {
        return "/" + face.slug() + "/" + otherLang + path + (query.isEmpty() ? "" : "?" + query);
    }

    /** With scheme and host, for those who read it elsewhere: search engines, feeds, printed codes. */
    public String absolute(String address) {
        return frame.origin() + address;
    }

    /** The path of this page below city and language. */
    public String path() {
        return path;
    }

    public String query() {
        return query;
    }

    public boolean under(String start) {
        return path.equals(start) || path.startsWith(start + "/");
    }

    public String asset(String name) {
        return frame.assets().path(name);
    }

    public String date(LocalDate date) {
        return pattern(datePattern(), locale()).format(date);
    }

    public String date(Instant instant) {
        return date(LocalDate.ofInstant(instant, zone()));
    }

    public String dateTime(Instant instant) {
        return say("ui.dateTime", date(instant), time(instant));
    }

    public String time(Instant instant) {
        return time(LocalTime.ofInstant(instant, zone()));
    }

    public String time(LocalTime time) {
        return pattern("HH:mm", Locale.ROOT).format(time);
    }

    public String month(YearMonth month) {
        return pattern("LLLL yyyy", locale()).format(month);
    }

    public String shortMonth(LocalDate date) {
        return pattern("MMM", locale()).format(date);
    }

    public String weekday(LocalDate date) {
        return pattern("EEEE", locale()).format(date);
    }

    public String number(long number) {
        return words.number(lang, number);
    }

    /** Names one after the other, with the comma of the language. */
    public String list(Collection<String> names) {
        return String.join(wordsLang().equals("ar") ? "، " : ", ", names);
    }

    /** What has commas of its own, one after the other; between them stands what the language has for a semicolon, which in Greek would ask. */
    public String clauses(Collection<String> parts) {
        return String.join(
                switch (wordsLang()) {
                    case "ar" -> "؛ ";
                    case "el" -> "· ";
                    default -> "; ";
                },
                parts);
    }

    /** @param currency as ISO 4217 says it; what is whole is shown without its cents */
    public String money(BigDecimal amount, String currency) {
        return words.money(lang, amount, currency);
    }

    public String decimal(double number, int digits) {
        return words.decimal(lang, number, digits);
    }

    /** @param share 0 to 1, shown as a whole percentage */
    public String percent(double share) {
        return words.percent(lang, share);
    }

    private static DateTimeFormatter pattern(String pattern, Locale locale) {
        return PATTERNS.computeIfAbsent(pattern + locale, it -> DateTimeFormatter.ofPattern(pattern, locale));
    }

    private String datePattern() {
        return wordsLang().equals("es") ? "d 'de' MMMM 'de' yyyy" : "d MMMM yyyy";
    }
}
