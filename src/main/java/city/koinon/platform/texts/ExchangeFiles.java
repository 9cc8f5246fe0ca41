package city.koinon.platform.texts;

import city.koinon.platform.kernel.Refused;
import city.koinon.platform.texts.Exchange.File;
import city.koinon.platform.texts.Exchange.Unit;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import net.sf.okapi.lib.xliff2.XLIFFException;
import net.sf.okapi.lib.xliff2.core.Fragment;
import net.sf.okapi.lib.xliff2.core.Segment;
import net.sf.okapi.lib.xliff2.core.StartFileData;
import net.sf.okapi.lib.xliff2.core.TargetState;
import net.sf.okapi.lib.xliff2.reader.XLIFFReader;
import net.sf.okapi.lib.xliff2.writer.XLIFFWriter;
import org.jspecify.annotations.Nullable;

/**
 * The two forms in which texts travel, XLIFF 2.0 for translators' tools and CSV for spreadsheets. Both come back as they went, to the
 * last space. In XLIFF the id of a unit is the text and its revision, for that is what every tool leaves as it is.
 */
final class ExchangeFiles {

    private static final List<String> COLUMNS =
            List.of("id", "revision", "from", "language", "original", "translation");

    /** A spreadsheet runs a cell that begins like this; an apostrophe in front keeps it a text, and one more an apostrophe. */
    private static final Pattern LIKE_A_FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r].*");

    private static final Pattern UNIT = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.r(\\d{1,9})");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private static final QName SPACE = new QName(XMLConstants.XML_NS_URI, "space", XMLConstants.XML_NS_PREFIX);
    private static final XMLEventFactory XML = XMLEventFactory.newFactory();

    private ExchangeFiles() {}

    /** As many files as it takes so that each can be brought back. */
    static List<byte[]> parts(File file, Function<File, byte[]> form, int largest) {
        var one = form.apply(file);
        return one.length <= largest && file.units().size() <= Exchange.MOST_ROWS
                        || file.units().size() < 2
                ? List.of(one)
                : file.halves().stream()
                        .flatMap(it -> parts(it, form, largest).stream())
                        .toList();
    }

    static byte[] xliff(File file) {
        var text = new StringWriter();
        var writer = new XLIFFWriter();
        try (writer) {
            writer.setLineBreak("\n");
            writer.setUseIndentation(false);
            writer.create(text, file.from(), file.language());
            var of = "";
            var number = 0;
            for (var unit : file.units()) {
                if (!unit.of().equals(of)) {
                    if (!of.isEmpty()) {
                        writer.writeEndFile();
                    }
                    of = unit.of();
                    var start = new StartFileData("f" + ++number);
                    start.setOriginal(of);
                    writer.writeStartFile(start);
                }
                var written = new net.sf.okapi.lib.xliff2.core.Unit(unit.text() + ".r" + unit.revision());
                written.setPreserveWS(true);
                var segment = written.appendSegment();
                segment.setPreserveWS(true);
                segment.setSource(unit.original());
                if (unit.translation() != null) {
                    segment.setTarget(unit.translation());
                    segment.setState(unit.finished() ? TargetState.TRANSLATED : TargetState.INITIAL);
                }
                writer.writeUnit(written);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] csv(File file) {
        var text = new StringWriter().append('\uFEFF');
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(COLUMNS);
            for (var unit : file.units()) {
                csv.writeRecord(
                        unit.text().toString(),
                        String.valueOf(unit.revision()),
                        file.from(),
                        file.language(),
                        guarded(unit.original()),
                        unit.translation() == null ? "" : guarded(unit.translation()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws Refused at {@code file} when it is neither, or not whole */
    static File read(byte[] bytes) {
        var text = decoded(bytes);
        return text.stripLeading().startsWith("<") ? fromXliff(text) : fromCsv(text);
    }

    private static File fromXliff(String text) {
        // A document type can make a parser fetch files and addresses, or grow without end. XLIFF has none.
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw new Refused("file", "texts.refused.docType");
        }
        var units = new ArrayList<Unit>();
        var from = "";
        var language = "";
        var of = "";
        try (var reader = new XLIFFReader(XLIFFReader.VALIDATION_MINIMAL)) {
            reader.open(keepingSpaces(text));
            while (reader.hasNext()) {
                var event = reader.next();
                if (event.isStartXliff()) {
                    from = event.getStartXliffData().getSourceLanguage();
                    language =
                            Objects.requireNonNullElse(event.getStartXliffData().getTargetLanguage(), "");
                } else if (event.isStartFile()) {
                    of = Objects.requireNonNullElse(event.getStartFileData().getOriginal(), "");
                } else if (event.isUnit()) {
                    units.add(unit(of, event.getUnit()));
                }
                few(units);
            }
        } catch (XLIFFException broken) {
            throw new Refused("file", "texts.refused.notXliff", String.valueOf(broken.getMessage()));
        }
        return file(from, language, units);
    }

    private static Unit unit(String of, net.sf.okapi.lib.xliff2.core.Unit unit) {
        var id = UNIT.matcher(unit.getId());
        var known = id.matches();
        var original = new StringBuilder();
        var translation = new StringBuilder();
        var translated = false;
        var finished = true;
        for (var part : unit) {
            original.append(plain(part.getSource()));
            if (part.hasTarget()) {
                translated = true;
                finished &= !(part instanceof Segment segment) || segment.getState() != TargetState.INITIAL;
                translation.append(plain(part.getTarget()));
            } else if (!part.isSegment()) {
                translation.append(plain(part.getSource()));
            }
        }
        return new Unit(
                of,
                known ? UUID.fromString(id.group(1)) : new UUID(0, 0),
                known ? Integer.parseInt(id.group(2)) : 0,
                original.toString(),
                translated ? translation.toString() : null,
                translated && finished);
    }

    /**
     * Ours are read to the last space whatever a tool says of spaces; and what it says of one of two that belong together, and not of the
     * other, would make the whole file unreadable.
     */
    private static String keepingSpaces(String text) {
        var kept = new StringWriter();
        var read = XMLInputFactory.newFactory();
        read.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        read.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var events = read.createXMLEventReader(new StringReader(text));
            var out = XMLOutputFactory.newFactory().createXMLEventWriter(kept);
            while (events.hasNext()) {
                var event = events.nextEvent();
                out.add(event.isStartElement() ? keepingSpaces(event.asStartElement()) : event);
            }
            out.close();
        } catch (XMLStreamException broken) {
            throw new Refused(
                    "file",
                    "texts.refused.brokenXml",
                    broken.getLocation() == null ? 1 : broken.getLocation().getLineNumber());
        }
        return kept.toString();
    }

    private static StartElement keepingSpaces(StartElement element) {
        var attributes = new ArrayList<Attribute>();
        element.getAttributes().forEachRemaining(it -> {
            if (!it.getName().equals(SPACE)) {
                attributes.add(it);
            }
        });
        if (element.getName().getLocalPart().equals("file")) {
            attributes.add(XML.createAttribute(SPACE, "preserve"));
        }
        return XML.createStartElement(element.getName(), attributes.iterator(), element.getNamespaces());
    }

    private static String plain(@Nullable Fragment fragment) {
        return fragment == null ? "" : fragment.getPlainText();
    }

    private static File fromCsv(String text) {
        var units = new ArrayList<Unit>();
        var from = "";
        var language = "";
        try (var csv = CsvReader.builder()
                .fieldSeparator(text.startsWith("id;") ? ';' : ',')
                .ofCsvRecord(text)) {
            var first = true;
            for (var line : csv) {
                if (first) {
                    if (!line.getFields().equals(COLUMNS)) {
                        throw new Refused("file", "texts.refused.columns", String.join(", ", COLUMNS));
                    }
                    first = false;
                    continue;
                }
                if (line.getFieldCount() != COLUMNS.size()) {
                    throw new Refused("file", "texts.refused.shortRow", line.getStartingLineNumber());
                }
                if (!language.isEmpty() && !language.equals(line.getField(3))) {
                    throw new Refused("file", "texts.refused.oneLanguage");
                }
                from = line.getField(2);
                language = line.getField(3);
                var id = UNIT.matcher(line.getField(0) + ".r" + line.getField(1));
                var known = id.matches();
                var translation = bare(line.getField(5)).replace("\r\n", "\n");
                units.add(new Unit(
                        "",
                        known ? UUID.fromString(id.group(1)) : new UUID(0, 0),
                        known ? Integer.parseInt(id.group(2)) : 0,
                        bare(line.getField(4)),
                        translation.isEmpty() ? null : translation));
                few(units);
            }
        } catch (CsvParseException broken) {
            throw new Refused("file", "texts.refused.notCsv");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return file(from, language, units);
    }

    private static File file(String from, String language, List<Unit> units) {
        if (!LANGUAGE.matcher(language).matches()) {
            throw new Refused("file", "texts.refused.noLanguage");
        }
        return new File(from, language, units);
    }

    private static void few(List<Unit> units) {
        if (units.size() > Exchange.MOST_ROWS) {
            throw new Refused("file", "texts.refused.rows", Exchange.MOST_ROWS);
        }
    }

    private static String decoded(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw new Refused("file", "texts.refused.notUtf8");
        }
    }

    private static String guarded(String text) {
        return LIKE_A_FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    private static String bare(String cell) {
        return cell.startsWith("'") && LIKE_A_FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
