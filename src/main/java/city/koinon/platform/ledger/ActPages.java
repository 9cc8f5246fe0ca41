package city.koinon.platform.ledger;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The public record, newest first, and each act with everything one needs to check it. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.EVERYBODY)
@Transactional(readOnly = true)
class ActPages {

    private static final int ON_A_PAGE = 50;
    private static final int IN_A_FILE = 5_000;

    private static final List<String> COLUMNS = List.of(
            "seq",
            "id",
            "type",
            "on",
            "at",
            "subject_kind",
            "subject_id",
            "actor_kind",
            "actor_id",
            "actor",
            "from",
            "to",
            "payload",
            "commitment");

    private final Ledger ledger;
    private final Tellers tellers;

    ActPages(Ledger ledger, Tellers tellers) {
        this.ledger = ledger;
        this.tellers = tellers;
    }

    /** @param who by the name in the reader's language */
    record Row(Act act, Moment moment, String who) {}

    /** @param older the place from which the next page goes on, 0 on the last */
    record Record(List<Row> rows, long size, long older) {}

    /**
     * @param changed  the words are not those that were recorded
     * @param mayErase whoever looks may have words of it removed
     */
    record Sheet(
            Entry entry,
            Moment moment,
            String who,
            String threadTitle,
            String threadPath,
            boolean changed,
            boolean mayErase) {
        Act act() {
            return entry.act();
        }
    }

    @GetMapping("/acts")
    String record(@RequestParam(required = false) @Nullable String before, Page page, Model model) {
        var acts = ledger.before(from(before), ON_A_PAGE);
        var moments = tellers.tell(acts, page);
        var names = new java.util.HashMap<Actor, Actor>();
        var rows = new java.util.ArrayList<Row>();
        for (var i = 0; i < acts.size(); i++) {
            rows.add(new Row(
                    acts.get(i),
                    moments.get(i),
                    names.computeIfAbsent(acts.get(i).actor(), it -> tellers.named(it, page))
                            .name()));
        }
        var older =
                acts.isEmpty() || acts.getLast().seq() == 1 ? 0 : acts.getLast().seq();
        model.addAttribute("record", new Record(rows, ledger.size(), older));
        return "platform/ledger/acts";
    }

    @GetMapping("/acts/{seq:\\d{1,18}}")
    String act(@PathVariable long seq, Page page, Visitor visitor, Model model) {
        var entry = ledger.entry(seq).orElseThrow(() -> new NotFound("act " + seq));
        var subject = entry.act().subject();
        var topic = tellers.topic(subject, page.lang());
        model.addAttribute(
                "sheet",
                new Sheet(
                        entry,
                        tellers.tell(entry.act(), page),
                        tellers.named(entry.act().actor(), page).name(),
                        topic.map(SubjectTopic.Topic::title).orElse(subject.toString()),
                        topic.map(SubjectTopic.Topic::path).orElse("/threads/" + subject),
                        !entry.whole(),
                        visitor.is(Role.COORDINATOR) && ledger.mayErase(entry.act())));
        return "platform/ledger/act";
    }

    /** What a program needs to compute commitment and leaf again. */
    @GetMapping("/acts/{seq:\\d{1,18}}.json")
    ResponseEntity<byte[]> actAsJson(@PathVariable long seq) {
        var entry = ledger.entry(seq).orElseThrow(() -> new NotFound("act " + seq));
        var act = new LinkedHashMap<String, Object>();
        act.put("seq", seq);
        act.put("id", entry.act().id().toString());
        var erased = entry.act().erased();
        if (erased == null) {
            act.put("content", entry.content());
            act.put("salt", entry.saltHex());
        } else {
            act.put("left", entry.content());
            act.put("erased_by", erased.by());
            act.put("erased_on", erased.on().toString());
            act.put("ground", erased.ground().name());
        }
        act.put("commitment", entry.commitmentHex());
        act.put("leaf", entry.leaf());
        act.put("leaf_hash", entry.leafHashHex());
        return Tables.json(act);
    }

    @GetMapping("/acts.json")
    ResponseEntity<byte[]> json(@RequestParam(required = false) @Nullable String before) {
        return Tables.json(
                COLUMNS,
                ledger.entries(from(before), IN_A_FILE, true).stream()
                        .map(entry -> row(entry, false))
                        .toList());
    }

    @GetMapping("/acts.csv")
    ResponseEntity<byte[]> csv(@RequestParam(required = false) @Nullable String before) {
        return Tables.csv(
                "acts",
                COLUMNS,
                ledger.entries(from(before), IN_A_FILE, true).stream()
                        .map(entry -> row(entry, true))
                        .toList());
    }

    private static List<@Nullable Object> row(Entry entry, boolean flat) {
        var act = entry.act();
        return Arrays.asList(
                act.seq(),
                act.id(),
                act.type(),
                act.on(),
                act.at(),
                act.subject().kind(),
                act.subject().id(),
                act.actor().kind(),
                act.actor().id(),
                act.actor().name(),
                act.from(),
                act.to(),
                flat ? Canonical.text(act.payload()) : act.payload(),
                entry.commitmentHex());
    }

    /** A place that makes no sense shows the newest. */
    private static long from(@Nullable String before) {
        return before != null && before.matches("\\d{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
    }
}
