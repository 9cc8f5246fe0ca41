package city.koinon.platform.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What a demonstration tells in a file beside its class: YAML, because texts in six languages read better there than between the verbs of
 * a programme. A mistake in a file stops the demonstration and names the entry.
 */
public record DemonstrationEntry(Map<String, Object> fields) {

    /** @param of a class beside whose package's folder {@code demonstration} the file lies; the entries of its list */
    public static List<DemonstrationEntry> list(Class<?> of, String file) {
        return all(of, file).stream()
                .flatMap(it -> ((List<?>) it).stream())
                .map(DemonstrationEntry::of)
                .toList();
    }

    /** One thing a file, all files of the folder, in the order of their names. */
    public static List<DemonstrationEntry> each(Class<?> of) {
        return all(of, "*.yaml").stream().map(DemonstrationEntry::of).toList();
    }

    private static List<Object> all(Class<?> of, String pattern) {
        var folder = of.getPackageName().replace('.', '/') + "/demonstration/";
        try {
            var files = new PathMatchingResourcePatternResolver(of.getClassLoader())
                    .getResources("classpath*:" + folder + pattern);
            if (files.length == 0) {
                throw new IllegalStateException("There is no " + folder + pattern);
            }
            Arrays.sort(files, Comparator.comparing(Resource::getFilename));
            var read = new ArrayList<>();
            for (var file : files) {
                try (var in = file.getInputStream()) {
                    read.add(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(in));
                }
            }
            return read;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static DemonstrationEntry of(@Nullable Object node) {
        var fields = new LinkedHashMap<String, Object>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value != null) {
                    fields.put(String.valueOf(key), value);
                }
            });
        }
        return new DemonstrationEntry(fields);
    }

    public boolean has(String key) {
        return fields.containsKey(key);
    }

    /** Null where nothing is said. */
    public @Nullable String optional(String key) {
        var value = fields.get(key);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }

    /** @throws NullPointerException that names the key where nothing is said */
    public String text(String key) {
        return Objects.requireNonNull(optional(key), () -> key + " of " + fields.get("slug"));
    }

    public int number(String key) {
        return Integer.parseInt(text(key));
    }

    public @Nullable Integer optionalNumber(String key) {
        var value = optional(key);
        return value == null ? null : Integer.valueOf(value);
    }

    public double decimal(String key) {
        return Double.parseDouble(text(key));
    }

    public boolean is(String key) {
        return Boolean.TRUE.equals(fields.get(key));
    }

    public LocalDate day(String key) {
        return fields.get(key) instanceof Date date
                ? LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC)
                : LocalDate.parse(text(key));
    }

    public <E extends Enum<E>> E choice(String key, Class<E> kind) {
        return Enum.valueOf(kind, text(key));
    }

    /** Empty where nothing is said. */
    public List<String> list(String key) {
        return fields.get(key) instanceof List<?> list
                ? list.stream()
                        .map(it -> it == null ? "" : it.toString().strip())
                        .toList()
                : List.of();
    }

    public Map<String, Object> map(String key) {
        return entry(key).fields();
    }

    public DemonstrationEntry entry(String key) {
        return of(fields.get(key));
    }

    public Stream<DemonstrationEntry> entries(String key) {
        return fields.get(key) instanceof List<?> list ? list.stream().map(DemonstrationEntry::of) : Stream.of();
    }

    /** Where each of these languages has one word, in their order. */
    public Map<String, String> words(List<String> languages) {
        var words = new LinkedHashMap<String, String>();
        languages.forEach(lang -> {
            var value = optional(lang);
            if (value != null) {
                words.put(lang, value);
            }
        });
        return words;
    }

    /** Where each of these languages has several, those under one key. */
    public Map<String, String> words(List<String> languages, String key) {
        var words = new LinkedHashMap<String, String>();
        languages.forEach(lang -> {
            var value = entry(lang).optional(key);
            if (value != null) {
                words.put(lang, value);
            }
        });
        return words;
    }
}
