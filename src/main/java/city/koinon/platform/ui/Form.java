package city.koinon.platform.ui;

import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Refusal;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.SentForms;
import city.koinon.platform.kernel.Stale;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What somebody typed, exactly as it was typed, and what could not be accepted of it.
 *
 * <p>The readers ({@link #text}, {@link #date} …) note a refusal and give a harmless stand-in when a value cannot be used; {@link #done()}
 * ends the reading and throws when there was any. So a person sees everything that is wrong at once.
 */
public final class Form {

    private static final Pattern DAY_MONTH_YEAR = Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})");
    private static final Pattern YEAR_MONTH_DAY = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern HOUR_MINUTE = Pattern.compile("(\\d{1,2})[:.](\\d{2})");
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}\\uFFFD\\u202A-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\n\\t]]|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");
    private static final int LONGEST = 200_000;
    private static final String DONE = "done";

    private final Map<String, List<String>> typed = new LinkedHashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private @Nullable Backing backing;
    private UUID once = UUID.randomUUID();

    /** What a form of a request stands on. */
    record Backing(
            TransactionTemplate transactions,
            SentForms sent,
            String method,
            String path,
            HttpServletResponse response) {}

    public Form() {}

    /** A form with what is known already. */
    public static Form of(Map<String, String> prefill) {
        var form = new Form();
        prefill.forEach(form::prefill);
        return form;
    }

    static Form of(Map<String, String[]> parameters, Backing backing) {
        var form = new Form();
        parameters.forEach((field, values) -> form.typed.put(field, List.of(values)));
        form.backing = backing;
        // Never from an address: whoever made a link with the key of a form in it would know what becomes of that form.
        if (backing.method().equals("POST")) {
            form.once = idOr(form.typed("once"), form.once);
        }
        return form;
    }

    /** One line or several, without the spaces around it. @param max greatest number of characters */
    public String text(String field, int max) {
        var text = optional(field, max);
        if (text == null) {
            if (refusal(field) == null) {
                refuse(field, "ui.refused.empty");
            }
            return "";
        }
        return text;
    }

    /** Null when nothing was typed. @param max greatest number of characters */
    public @Nullable String optional(String field, int max) {
        var raw = typed(field);
        if (INVISIBLE.matcher(raw.replace("\r", "")).find()) {
            refuse(field, "ui.refused.invisible");
            return null;
        }
        var text = raw.replace("\r\n", "\n").strip();
        if (text.codePointCount(0, text.length()) > max) {
            refuse(field, "ui.refused.long", max, text.codePointCount(0, text.length()));
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** A day, typed as 14/5/2026, 14.5.2026 or 2026-05-14. */
    public LocalDate date(String field) {
        var date = optionalDate(field);
        if (date == null && refusal(field) == null) {
            refuse(field, "ui.refused.dateEmpty");
        }
        return date == null ? LocalDate.EPOCH : date;
    }

    public @Nullable LocalDate optionalDate(String field) {
        var raw = latinDigits(typed(field).strip());
        if (raw.isEmpty()) {
            return null;
        }
        try {
            var european = DAY_MONTH_YEAR.matcher(raw);
            if (european.matches()) {
                return inOurTimes(
                        field,
                        LocalDate.of(number(european.group(3)), number(european.group(2)), number(european.group(1))));
            }
            var iso = YEAR_MONTH_DAY.matcher(raw);
            if (iso.matches()) {
                return inOurTimes(
                        field, LocalDate.of(number(iso.group(1)), number(iso.group(2)), number(iso.group(3))));
            }
        } catch (DateTimeException noSuchDay) {
            refuse(field, "ui.refused.noSuchDay", raw);
            return null;
        }
        refuse(field, "ui.refused.date");
        return null;
    }

    /** A time of day, typed as 18:00 or 18.00. */
    public LocalTime time(String field) {
        var typed = HOUR_MINUTE.matcher(latinDigits(typed(field).strip()));
        try {
            if (typed.matches()) {
                return LocalTime.of(number(typed.group(1)), number(typed.group(2)));
            }
        } catch (DateTimeException noSuchTime) {
            // falls through to the same sentence
        }
        refuse(field, "ui.refused.time");
        return LocalTime.MIDNIGHT;
    }

    public int number(String field, int min, int max) {
        var raw = latinDigits(typed(field).strip());
        if (!raw.matches("-?\\d{1,9}") || number(raw) < min || number(raw) > max) {
            refuse(field, "ui.refused.number", min, max);
            return min;
        }
        return number(raw);
    }

    /**
     * Which version of a thing the form was opened on. It is hidden, so nobody can be asked to type it better: a form without it is an old one.
     *
     * @throws Stale when the form does not say
     */
    public int version() {
        var raw = typed("version").strip();
        if (!raw.matches("\\d{1,9}")) {
            throw new Stale("form without its version");
        }
        return number(raw);
    }

    public <E extends Enum<E>> E choice(String field, Class<E> kind) {
        var choice = optionalChoice(field, kind);
        if (choice == null) {
            if (refusal(field) == null) {
                refuse(field, "ui.refused.choice");
            }
            return kind.getEnumConstants()[0];
        }
        return choice;
    }

    public <E extends Enum<E>> @Nullable E optionalChoice(String field, Class<E> kind) {
        var raw = typed(field);
        if (raw.isEmpty()) {
            return null;
        }
        var found = Arrays.stream(kind.getEnumConstants())
                .filter(it -> it.name().equals(raw))
                .findFirst();
        if (found.isEmpty()) {
            refuse(field, "ui.refused.choice");
        }
        return found.orElse(null);
    }

    public UUID id(String field) {
        var id = optionalId(field);
        if (id == null) {
            if (refusal(field) == null) {
                refuse(field, "ui.refused.choice");
            }
            return new UUID(0, 0);
        }
        return id;
    }

    public @Nullable UUID optionalId(String field) {
        var raw = typed(field).strip();
        if (raw.isEmpty()) {
            return null;
        }
        var none = new UUID(0, 0);
        var id = idOr(raw, none);
        if (id.equals(none)) {
            refuse(field, "ui.refused.choice");
            return null;
        }
        return id;
    }

    public boolean ticked(String field) {
        return !typed(field).isEmpty();
    }

    /** Everything sent under this name: several ticks, or several lines of the same field. */
    public List<String> all(String field) {
        return typed.getOrDefault(field, List.of());
    }

    public Set<String> fields() {
        return typed.keySet();
    }

    public void refuse(String field, String key, Object... args) {
        refusals.add(new Refusal(field, key, args));
    }

    public void check(boolean ok, String field, String key, Object... args) {
        if (!ok) {
            refuse(field, key, args);
        }
    }

    /** @throws Refused when anything was refused so far */
    public void done() {
        if (!refusals.isEmpty()) {
            var all = List.copyOf(refusals);
            refusals.clear();
            throw new Refused(all);
        }
    }

    /** As typed, for showing it again; invisible characters are gone. */
    public String typed(String field) {
        var values = typed.getOrDefault(field, List.of());
        var raw = values.isEmpty() ? "" : values.getFirst();
        return raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
    }

    /** As typed, for the address of a further page of the same list. */
    public String inAddress(String field) {
        return URLEncoder.encode(typed(field), StandardCharsets.UTF_8);
    }

    public boolean typed(String field, String option) {
        return typed.getOrDefault(field, List.of()).contains(option);
    }

    /** As typed, without what cannot be shown. */
    public String shown(String field) {
        return INVISIBLE.matcher(typed(field).replace("\r", "")).replaceAll("");
    }

    public @Nullable Refusal refusal(String field) {
        return refusals.stream()
                .filter(it -> it.field().equals(field))
                .findFirst()
                .orElse(null);
    }

    public List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** What the page calls a field; noted as the field is shown, so that the list of what is wrong can say it too. */
    void called(String field, String label) {
        labels.put(field, label);
    }

    @Nullable
    String called(String field) {
        return labels.get(field);
    }

    /** As the page shows the fields, from top to bottom; what concerns the whole form first. */
    List<Refusal> inTheirOrder() {
        var order = List.copyOf(labels.keySet());
        return refusals.stream()
                .sorted(Comparator.comparingInt(it -> it.field().isEmpty()
                        ? -1
                        : order.contains(it.field()) ? order.indexOf(it.field()) : order.size()))
                .toList();
    }

    public boolean refused() {
        return !refusals.isEmpty();
    }

    /** Sets what a field shows when nobody has typed anything into it. */
    public void prefill(String field, @Nullable Object value) {
        if (value != null) {
            typed.putIfAbsent(field, List.of(written(value)));
        }
    }

    /** A day as people write it here, and as the hints beside the fields show it. */
    private static String written(Object value) {
        return value instanceof LocalDate day
                ? "%d/%d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear())
                : value.toString();
    }

    public void prefillAll(String field, List<String> values) {
        typed.putIfAbsent(field, List.copyOf(values));
    }

    /** Replaces what was sent: for a version that has moved on. */
    public void put(String field, Object value) {
        typed.put(field, List.of(value.toString()));
    }

    /**
     * As {@link #submit(Supplier, Supplier)}, for what is kept under a code. Where a form led is written down so that it leads there again;
     * here only that it was sent, because the address holds the code.
     *
     * @param then gives the redirect to follow, each time the form is sent
     */
    public String submitUnderCode(Runnable deed, Supplier<String> then, Supplier<String> again) {
        var led = submit(
                () -> {
                    deed.run();
                    return DONE;
                },
                again);
        return led.equals(DONE) ? then.get() : led;
    }

    /** Proves, in a hidden field, that two sendings are the same one. So the page that carries it is for one reader only. */
    public String once() {
        if (backing != null) {
            backing.response().setHeader("Cache-Control", "no-store");
        }
        return once.toString();
    }

    /**
     * Does the work of the form in one transaction, and only once however often the same form is sent.
     *
     * @param action gives the redirect to follow
     * @param again  shows the form again; called after the transaction was undone, when anything was refused
     */
    public String submit(Supplier<String> action, Supplier<String> again) {
        var on = backing;
        if (on == null) {
            throw new IllegalStateException("Only a form of a request can be submitted");
        }
        try {
            return on.transactions()
                    .execute(status -> on.sent().take(once, on.path()).orElseGet(() -> {
                        var view = action.get();
                        on.sent().ledTo(once, on.path(), view);
                        return view;
                    }));
        } catch (Conflicted conflict) {
            return again(on, conflict, HttpServletResponse.SC_CONFLICT, again);
        } catch (Refused refusal) {
            return again(on, refusal, 422, again);
        } catch (Stale | TransientDataAccessException | DataIntegrityViolationException changed) {
            put("changed", "true");
            return again(on, new Refused("", "ui.refused.stale"), HttpServletResponse.SC_CONFLICT, again);
        }
    }

    /** The state of a thing that the form shows, in its hidden field: kept as it was opened on, and the newer one after a collision. */
    public void standsOn(int version) {
        standsOn("version", version);
    }

    /** The same for a form that stands on more than one thing. */
    public void standsOn(String field, Object state) {
        if (changed()) {
            put(field, state);
        } else {
            prefill(field, state);
        }
    }

    /** The form is shown again because somebody else was quicker: hidden versions move on to the newer state. */
    public boolean changed() {
        return ticked("changed");
    }

    private String again(Backing on, Refused refusal, int status, Supplier<String> again) {
        refusals.addAll(refusal.refusals());
        on.response().setStatus(status);
        return again.get();
    }

    private @Nullable LocalDate inOurTimes(String field, LocalDate date) {
        if (date.getYear() < 1900 || date.getYear() > 2200) {
            refuse(field, "ui.refused.noSuchDay", date);
            return null;
        }
        return date;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** Readers of Arabic and Persian may type their own digits. */
    private static String latinDigits(String text) {
        return text.codePoints()
                .map(it -> Character.isDigit(it) ? '0' + Character.digit(it, 10) : it)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static UUID idOr(String text, UUID otherwise) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : otherwise;
        } catch (IllegalArgumentException notAnId) {
            return otherwise;
        }
    }
}
