package city.koinon.plan.accountability;

import city.koinon.platform.texts.Written;
import java.util.List;
import java.util.UUID;

/** A recommendation as a secretary writes it down before the body has decided. */
public record RecommendationDraft(UUID body, Written title, Written reasons, List<AskDraft> asks) {

    public record AskDraft(UUID office, Written text) {}

    public RecommendationDraft {
        asks = List.copyOf(asks);
    }
}
