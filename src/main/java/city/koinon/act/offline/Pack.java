package city.koinon.act.offline;

import city.koinon.platform.ui.PackSource.Leaf;
import com.fasterxml.jackson.annotation.JsonInclude;
import gg.jte.Content;
import gg.jte.output.StringOutput;
import gg.jte.output.WriterOutput;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything of one language that is taken along, as one compressed run of lines: the frame first, then the leaves in the order of their
 * lists. Each line is addressed by the digest of what it says, so whoever has it never needs to ask for it again.
 *
 * @param mark     digest of all of it
 * @param lists    those of the leaves, by path, with the words over them
 * @param entries  which leaves there are, in the order of their lines
 * @param squeezed the lines, UTF-8, compressed as they travel
 */
record Pack(String mark, String frame, Map<String, String> lists, List<Entry> entries, Squeezed squeezed) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern INDENTED = Pattern.compile("\\s*\\n\\s*");
    private static final String BLOCK = "(?:p|li|div|ul|ol|dl|dd|dt|td|th|tr|table|tbody|thead|caption|section|h[1-6])";

    /** At the end of a block and after it a line break says nothing, also where those within are shown. */
    private static final Pattern AROUND_BLOCKS =
            Pattern.compile("\\n(?=</" + BLOCK + ">)|(?<=</" + BLOCK + ">)\\n(?=<)");

    /** Forty-eight bits: no two of some thousands of leaves are taken for one another, and a manifest is full of them. */
    private static final int DIGEST = 6;

    /** @param list path of the list in which it stands */
    record Entry(String path, String hash, String list, String group, String title, String lang, String dir) {}

    /** A leaf as it lies in the pack, without what is empty. */
    record Line(
            String path,
            String list,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String group,
            String title,
            String lang,
            String dir,
            boolean delicate,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String about,
            String body) {

        Line {
            group = Objects.requireNonNullElse(group, "");
            about = Objects.requireNonNullElse(about, "");
        }

        static Line of(Leaf leaf, String list) {
            return new Line(
                    leaf.path(),
                    list,
                    leaf.group(),
                    leaf.title(),
                    leaf.lang(),
                    leaf.dir(),
                    leaf.delicate(),
                    written(leaf.about()),
                    written(leaf.body()));
        }
    }

    /** What the pages say the indentation of templates is no part of; line breaks stay, since some texts are shown with theirs. */
    static String written(Content content) {
        var output = new StringOutput();
        content.writeTo(output);
        var lines = INDENTED.matcher(output.toString()).replaceAll("\n").strip();
        return AROUND_BLOCKS.matcher(lines).replaceAll("");
    }

    static final class Writer {
        private final ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 18);
        private final MessageDigest whole = sha256();
        private final Map<String, String> lists = new LinkedHashMap<>();
        private final List<Entry> entries = new ArrayList<>();
        private final String frame;

        /** @param frame what the browser's worker puts the leaves into */
        Writer(Map<String, ?> frame) {
            this.frame = line(JSON.writeValueAsBytes(frame));
        }

        void list(String path, String title) {
            lists.put(path, title);
        }

        void add(Line leaf) {
            var hash = line(JSON.writeValueAsBytes(leaf));
            entries.add(new Entry(leaf.path(), hash, leaf.list(), leaf.group(), leaf.title(), leaf.lang(), leaf.dir()));
        }

        private String line(byte[] json) {
            var hash = digest(json);
            whole.update(hash.getBytes(StandardCharsets.US_ASCII));
            lines.writeBytes(json);
            lines.write('\n');
            return hash;
        }

        Pack done() {
            return done(null);
        }

        /** @param before the one that was made last: where it says the same, it is not squeezed once more */
        Pack done(@Nullable Pack before) {
            lists.forEach((path, title) -> whole.update((path + title).getBytes(StandardCharsets.UTF_8)));
            var mark = shortened(whole.digest());
            return new Pack(
                    mark,
                    frame,
                    java.util.Collections.unmodifiableMap(lists),
                    List.copyOf(entries),
                    before != null && before.mark().equals(mark)
                            ? before.squeezed()
                            : Squeezed.of(lines.toByteArray()));
        }
    }

    /** What there is, for a browser that may have some of it already. */
    byte[] manifest(String lang) {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("mark", mark);
        manifest.put("lang", lang);
        manifest.put("frame", frame);
        manifest.put(
                "lists",
                lists.entrySet().stream()
                        .map(it -> List.of(it.getKey(), it.getValue()))
                        .toList());
        manifest.put(
                "items",
                entries.stream().map(it -> List.of(it.path(), it.hash())).toList());
        return JSON.writeValueAsBytes(manifest);
    }

    /** One line of it; empty where it says nothing of this digest. */
    Optional<byte[]> line(String hash) {
        var at = frame.equals(hash)
                ? 0
                : 1 + entries.stream().map(Entry::hash).toList().indexOf(hash);
        if (at == 0 && !frame.equals(hash)) {
            return Optional.empty();
        }
        try (var lines = lines()) {
            for (var skipped = 0; skipped < at; skipped++) {
                lines.readLine();
            }
            return Optional.ofNullable(lines.readLine()).map(it -> it.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The leaves one after the other; no more than one of them is unpacked at a time. */
    Iterable<Line> leaves() {
        return () -> {
            var lines = lines();
            try {
                lines.readLine();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return lines.lines().map(it -> JSON.readValue(it, Line.class)).iterator();
        };
    }

    private BufferedReader lines() {
        try {
            return new BufferedReader(new InputStreamReader(squeezed.open(), StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Of all that it writes, however long, without keeping it. */
    static String digest(Content content) {
        var digest = sha256();
        try (var writer = new OutputStreamWriter(
                new DigestOutputStream(OutputStream.nullOutputStream(), digest), StandardCharsets.UTF_8)) {
            content.writeTo(new WriterOutput(writer));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return shortened(digest.digest());
    }

    private static String digest(byte[] said) {
        return shortened(sha256().digest(said));
    }

    private static String shortened(byte[] digest) {
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, DIGEST));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pack pack && pack.mark.equals(mark);
    }

    @Override
    public int hashCode() {
        return mark.hashCode();
    }

    @Override
    public String toString() {
        return "Pack[" + mark + ", " + entries.size() + " leaves, " + squeezed + "]";
    }
}
