package city.koinon.platform.storage;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** A start that fails for a known reason says so in one line on standard error, instead of a page of stack trace. */
class OneLineReporter implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        System.err.println("koinon: " + oneLine(analysis.getDescription()) + oneLine(analysis.getAction()));
    }

    private static String oneLine(@Nullable String text) {
        return text == null || text.isBlank() ? "" : text.strip().replaceAll("\\s+", " ") + " ";
    }
}
