package city.koinon.act.hsds;

import city.koinon.act.hsds.Finding.Reason;
import city.koinon.platform.kernel.Visitor;
import java.util.ArrayList;
import java.util.List;

/** What is found and done while one row of a file is taken. */
final class Row {

    private final String lang;
    private final Visitor by;
    private final List<Finding> findings = new ArrayList<>();
    private boolean changed;

    /** @param lang the language in which the file is written */
    Row(String lang, Visitor by) {
        this.lang = lang;
        this.by = by;
    }

    String lang() {
        return lang;
    }

    Visitor by() {
        return by;
    }

    void found(Reason reason, String path, String value) {
        findings.add(new Finding(reason, path, value));
    }

    List<Finding> findings() {
        return findings;
    }

    boolean refused() {
        return findings.stream().anyMatch(it -> it.reason().refuses());
    }

    /** Notes that something is kept now that was not so before. */
    void kept(boolean anew) {
        changed |= anew;
    }

    boolean changed() {
        return changed;
    }
}
