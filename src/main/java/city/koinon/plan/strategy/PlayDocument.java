package city.koinon.plan.strategy;

import city.koinon.plan.strategy.Frozen.FrozenAction;
import city.koinon.plan.strategy.Frozen.FrozenGoal;
import city.koinon.plan.strategy.Frozen.FrozenStep;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Quote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/**
 * A state of play as a document an office can go on writing in: real headings, real tables, and for Arabic everything from right to left.
 * It is drawn from what was frozen, like the page, and so carries the same numbers.
 */
final class PlayDocument {

    /** A4 with margins of two centimetres, in twentieths of a point. */
    private static final long WIDTH = 11906;

    private static final long HEIGHT = 16838;
    private static final long MARGIN = 1134;

    private final Page page;
    private final boolean rtl;

    PlayDocument(Page page) {
        this.page = page;
        this.rtl = page.dir().equals("rtl");
    }

    byte[] of(StateOfPlay state) {
        var frozen = state.frozen();
        try (var document = new XWPFDocument();
                var bytes = new ByteArrayOutputStream()) {
            prepare(document);
            var title = page.say("strategy.play.title", page.number(frozen.number()), page.date(frozen.asOf()));
            document.getProperties().getCoreProperties().setTitle(title);
            document.getProperties().getCoreProperties().setCreator(page.cityName());
            paragraph(document, "Title", title);
            paragraph(
                    document,
                    "Normal",
                    page.say(
                            "strategy.play.of",
                            page.cityName(),
                            words(frozen.plan().title()).value(),
                            page.number(frozen.plan().number())));
            paragraph(document, "Normal", decision(frozen));
            paragraph(document, "Heading1", page.say("strategy.play.narrative"));
            for (var line : words(frozen.narrative()).value().split("\n")) {
                if (!line.isBlank()) paragraph(document, "Normal", line.strip());
            }
            frozen.goals().forEach(goal -> goal(document, goal));
            commitments(document, frozen);
            paragraph(document, "Heading1", page.say("strategy.play.check"));
            paragraph(document, "Normal", page.say("strategy.play.hash"));
            code(document, state.sha256());
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String decision(Frozen frozen) {
        var plan = frozen.plan();
        return page.say("strategy.adopted-by", plan.decidedBy(), plan.reference(), page.date(plan.decidedOn()));
    }

    private void goal(XWPFDocument document, FrozenGoal goal) {
        paragraph(document, "Heading1", words(goal.title()).value());
        var delivery = Optional.ofNullable(goal.delivery())
                .map(it -> PlanWords.percent(page, it.percent()))
                .orElse("–");
        paragraph(document, "Normal", page.say("strategy.delivery", delivery));
        paragraph(document, "Normal", page.say("strategy.outcome.none"));
        goal.actions().forEach(action -> action(document, action));
    }

    private void action(XWPFDocument document, FrozenAction action) {
        paragraph(document, "Heading2", words(action.title()).value());
        paragraph(
                document,
                "Normal",
                page.say("strategy.office", words(action.office()).value()));
        paragraph(
                document,
                "Normal",
                PlanWords.ofAction(page, action.because(), action.silence(), longest(action)) + " · "
                        + page.say(
                                "strategy.play.numbers",
                                PlanWords.percent(page, action.done().percent()),
                                PlanWords.percent(page, action.planned().percent()),
                                PlanWords.gap(
                                        page,
                                        action.done().percent()
                                                - action.planned().percent())));
        var rows = action.steps().stream()
                .map(it -> List.of(
                        words(it.title()).value(),
                        when(it),
                        PlanWords.percent(page, it.done().percent()),
                        state(it)))
                .toList();
        table(
                document,
                List.of(
                        page.say("strategy.column.step"),
                        page.say("strategy.column.due"),
                        page.say("strategy.column.done"),
                        page.say("strategy.column.state")),
                rows);
    }

    private void commitments(XWPFDocument document, Frozen frozen) {
        var promises = frozen.promises();
        var pledged = frozen.pledged();
        paragraph(document, "Heading1", page.say("strategy.play.commitments"));
        table(
                document,
                List.of(
                        page.say("strategy.column.what"),
                        page.say("strategy.column.number"),
                        page.say("strategy.column.of")),
                List.of(
                        List.of(
                                page.say("strategy.play.answers"),
                                page.number(promises.answeredInTime()),
                                page.number(promises.answersDue())),
                        List.of(
                                page.say("strategy.play.promises"),
                                page.number(promises.kept()),
                                page.number(promises.due())),
                        List.of(
                                page.say("strategy.play.reported"),
                                page.number(promises.reportedDone()),
                                page.number(promises.due())),
                        List.of(
                                page.say("strategy.play.pledges"),
                                page.number(pledged.kept()),
                                page.number(pledged.due()))));
    }

    private String when(FrozenStep step) {
        var cadence = Optional.ofNullable(step.rule())
                .flatMap(rule -> Optional.ofNullable(step.first()).map(first -> new Cadence(rule, first)));
        return PlanWords.when(page, step.due(), cadence, step.expected(), step.held());
    }

    private String state(FrozenStep step) {
        return PlanWords.ofStep(page, step.because(), step.silence(), step.overdue());
    }

    private static long longest(FrozenAction action) {
        return action.steps().stream().mapToLong(FrozenStep::overdue).max().orElse(0);
    }

    private Quote words(Map<String, String> texts) {
        return Quote.of(texts, page);
    }

    private void prepare(XWPFDocument document) {
        var section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(WIDTH));
        size.setH(BigInteger.valueOf(HEIGHT));
        var margin = section.addNewPgMar();
        margin.setTop(BigInteger.valueOf(MARGIN));
        margin.setBottom(BigInteger.valueOf(MARGIN));
        margin.setLeft(BigInteger.valueOf(MARGIN));
        margin.setRight(BigInteger.valueOf(MARGIN));
        if (rtl) section.addNewBidi();
        style(document, "Normal", "Normal", 11, false, -1);
        style(document, "Title", "Title", 22, true, -1);
        style(document, "Heading1", "heading 1", 16, true, 0);
        style(document, "Heading2", "heading 2", 13, true, 1);
    }

    /** @param outline level in the outline of the document, or -1 */
    private static void style(XWPFDocument document, String id, String name, int points, boolean bold, int outline) {
        var style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.setType(STStyleType.PARAGRAPH);
        style.addNewName().setVal(name);
        style.addNewQFormat();
        if (id.equals("Normal")) style.setDefault(true);
        else style.addNewBasedOn().setVal("Normal");
        var paragraph = style.addNewPPr();
        var spacing = paragraph.addNewSpacing();
        spacing.setBefore(BigInteger.valueOf(outline < 0 ? 0 : 240));
        spacing.setAfter(BigInteger.valueOf(120));
        if (outline >= 0) {
            paragraph.addNewKeepNext();
            paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(outline));
        }
        var run = style.addNewRPr();
        if (bold) {
            run.addNewB();
            run.addNewBCs();
        }
        run.addNewSz().setVal(BigInteger.valueOf(points * 2L));
        run.addNewSzCs().setVal(BigInteger.valueOf(points * 2L));
        var styles = document.getStyles() == null ? document.createStyles() : document.getStyles();
        styles.addStyle(new XWPFStyle(style));
    }

    private void paragraph(XWPFDocument document, String style, String text) {
        var paragraph = document.createParagraph();
        paragraph.setStyle(style);
        write(paragraph, text, false);
    }

    /** A hash is read from left to right on every page. */
    private static void code(XWPFDocument document, String text) {
        var run = document.createParagraph().createRun();
        run.setFontFamily("Courier New");
        run.setFontSize(9);
        run.setText(text);
    }

    private void write(XWPFParagraph paragraph, String text, boolean bold) {
        var run = paragraph.createRun();
        run.setText(text);
        run.setBold(bold);
        if (rtl) {
            var properties = paragraph.getCTP().isSetPPr()
                    ? paragraph.getCTP().getPPr()
                    : paragraph.getCTP().addNewPPr();
            properties.addNewBidi();
            var runProperties = run.getCTR().isSetRPr()
                    ? run.getCTR().getRPr()
                    : run.getCTR().addNewRPr();
            runProperties.addNewRtl();
        }
    }

    private void table(XWPFDocument document, List<String> heads, List<List<String>> rows) {
        var table = document.createTable(rows.size() + 1, heads.size());
        table.setWidth("100%");
        if (rtl) properties(table).addNewBidiVisual();
        var head = table.getRow(0);
        head.setRepeatHeader(true);
        for (var i = 0; i < heads.size(); i++) fill(head.getCell(i), heads.get(i), true);
        for (var r = 0; r < rows.size(); r++) {
            var row = table.getRow(r + 1);
            row.setCantSplitRow(true);
            for (var i = 0; i < heads.size(); i++)
                fill(row.getCell(i), rows.get(r).get(i), false);
        }
        document.createParagraph();
    }

    private static CTTblPr properties(XWPFTable table) {
        var properties = table.getCTTbl().getTblPr();
        return properties == null ? table.getCTTbl().addNewTblPr() : properties;
    }

    private void fill(XWPFTableCell cell, String text, boolean bold) {
        write(cell.getParagraphs().getFirst(), text, bold);
    }
}
