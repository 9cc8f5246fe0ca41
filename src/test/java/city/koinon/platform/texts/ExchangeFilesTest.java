package city.koinon.platform.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.platform.kernel.Refused;
import city.koinon.platform.texts.Exchange.File;
import city.koinon.platform.texts.Exchange.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeFilesTest {

    /** What tools like to lose: spaces at the ends, empty lines, other directions, signs of markup, what looks like a formula. */
    private static final List<String> HARD = List.of(
            "Εγγραφή στο δημοτολόγιο",
            "  zwei Leerzeichen  vorn,   mittendrin und hinten  ",
            "one\n\n\nfour\n  indented\ttab\n",
            "می‌خواهم‌ با ZWNJ و “גרשיים” in einem Satz",
            "👩🏽‍🏫 lessons 🇬🇷 & <b>bold</b> ]]> &amp; \"quotes\" 'and' <!-- not a comment -->",
            "=SUM(A1:A9)",
            "'=already guarded",
            "''",
            "-1, \"comma\", semi;colon",
            "@home +30 2261 350800",
            "{name} %1$s {{count}}",
            "﷽ ﺍﻟﺴﻼﻡ Ünïcödé ŵ𝔘𝔫𝔦 e\u0301");

    @Test
    void comeBackAsTheyWentToTheLastSpace() {
        var file = hard();

        assertThat(ExchangeFiles.read(ExchangeFiles.xliff(file))).isEqualTo(file);
        var csv = ExchangeFiles.read(ExchangeFiles.csv(file));
        assertThat(csv.units())
                .extracting(Unit::text, Unit::revision, Unit::original, Unit::translation)
                .isEqualTo(file.units().stream()
                        .map(it -> org.assertj.core.groups.Tuple.tuple(
                                it.text(), it.revision(), it.original(), it.translation()))
                        .toList());
        assertThat(csv.language()).isEqualTo("ar");
    }

    /** Tools write targets without a word about spaces, also beside originals that have one. */
    @Test
    void areReadAlsoWhenAToolHasAddedATargetOfItsOwn() {
        var file = hard();
        var xliff = new String(ExchangeFiles.xliff(file), StandardCharsets.UTF_8)
                .replace("<target xml:space=\"preserve\">", "<target>")
                .replace("Χωρίς μετάφραση</source>", "Χωρίς μετάφραση</source><target>  بلا ترجمة </target>");

        var units = ExchangeFiles.read(xliff.getBytes(StandardCharsets.UTF_8)).units();

        assertThat(units.getLast().translation()).isEqualTo("  بلا ترجمة ");
        assertThat(units.subList(0, HARD.size())).isEqualTo(file.units().subList(0, HARD.size()));
    }

    @Test
    void tellATranslatorsToolWhatIsStillWork() {
        var work = new Unit("article/1", UUID.randomUUID(), 2, "Νέο", "قديم", false);
        var done = new Unit("article/1", UUID.randomUUID(), 1, "Ίδιο", "نفسه", true);
        var file = new File("el", "ar", List.of(work, done));

        var xliff = new String(ExchangeFiles.xliff(file), StandardCharsets.UTF_8);

        assertThat(xliff).containsOnlyOnce("state=\"translated\"");
        assertThat(ExchangeFiles.read(ExchangeFiles.xliff(file))).isEqualTo(file);
    }

    @Test
    void areWhatTheStandardAsksFor() {
        var xliff = new String(ExchangeFiles.xliff(hard()), StandardCharsets.UTF_8);

        net.sf.okapi.lib.xliff2.reader.XLIFFReader.validate(xliff, null);
        assertThat(xliff).contains("version=\"2.0\"", "srcLang=\"el\"", "trgLang=\"ar\"");
    }

    @Test
    void letNoSpreadsheetRunACell() {
        var csv = new String(ExchangeFiles.csv(hard()), StandardCharsets.UTF_8);

        assertThat(csv)
                .contains(",'=SUM(A1:A9),")
                .contains(",''=already guarded,")
                .doesNotContain(",=SUM", ",@home");
    }

    @Test
    void fetchNothingFromElsewhere() {
        var hostile = """
                <?xml version="1.0"?>
                <!DOCTYPE xliff [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
                <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="el" trgLang="ar"><file id="f1">
                <unit id="u1"><segment><source>x</source><target>&secret;</target></segment></unit></file></xliff>
                """;

        assertThatThrownBy(() -> ExchangeFiles.read(hostile.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusals().getFirst().key()).isEqualTo("texts.refused.docType"));
        assertThatThrownBy(() -> ExchangeFiles.read(hostile.getBytes(StandardCharsets.UTF_16)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusals().getFirst().key()).isEqualTo("texts.refused.notUtf8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "<html></html>",
                "<xliff",
                "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"el\"></xliff>",
                "id,revision\n1,2\n",
                "id,revision,from,language,original,translation\nx,1,el\n",
                "id,revision,from,language,original,translation\nx,1,el,ar,a,b\nx,1,el,fa,a,b\n",
                "id,revision,from,language,original,translation\nx,1,el,../etc,a,b\n",
            })
    void areRefusedWithAReasonWhenTheyAreBroken(String broken) {
        assertThatThrownBy(() -> ExchangeFiles.read(broken.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusals().getFirst().field()).isEqualTo("file"));
    }

    @Test
    void areAsManyAsItTakesToBringThemBack() {
        var units = new ArrayList<Unit>();
        for (var i = 0; i < 60; i++) {
            units.add(new Unit("article/" + i / 7, UUID.randomUUID(), 1, "Κείμενο " + i, "نص " + i));
        }
        var whole = new File("el", "ar", units);

        var parts = ExchangeFiles.parts(whole, ExchangeFiles::xliff, 6_000);

        assertThat(parts)
                .hasSizeGreaterThan(2)
                .allSatisfy(it -> assertThat(it.length).isLessThanOrEqualTo(6_000));
        var back = parts.stream().map(ExchangeFiles::read).toList();
        assertThat(back.stream().flatMap(it -> it.units().stream()).toList()).isEqualTo(units);
        assertThat(back.stream()
                        .flatMap(it -> it.units().stream().map(Unit::of).distinct())
                        .toList())
                .as("what is translated as a whole stays in one file")
                .doesNotHaveDuplicates();
    }

    private static File hard() {
        var units = new ArrayList<Unit>();
        var of = "article/" + UUID.randomUUID();
        for (var text : HARD) {
            units.add(new Unit(of, UUID.randomUUID(), units.size() + 1, text, text + "\n" + text));
        }
        units.add(new Unit("service/" + UUID.randomUUID(), UUID.randomUUID(), 1, "Χωρίς μετάφραση", null));
        return new File("el", "ar", units);
    }
}
