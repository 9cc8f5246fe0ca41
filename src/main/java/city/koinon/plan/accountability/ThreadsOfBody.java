package city.koinon.plan.accountability;

import city.koinon.listen.participation.Bodies;
import city.koinon.listen.participation.BodyPart;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a body has recommended, and how much of it was answered and promised: at the top of its own page. */
@Component
class ThreadsOfBody implements BodyPart {

    private static final int MOST = 5;

    /**
     * @param rows     what the list of its recommendations counts
     * @param promises what the list of its promises counts
     */
    record Sheet(String slug, List<Reading.Row> rows, int promises) {

        List<Reading.Row> first() {
            return rows.stream().limit(MOST).toList();
        }

        long answered() {
            return rows.stream()
                    .filter(it -> it.asks() > 0 && it.answered() == it.asks())
                    .count();
        }

        long notSent() {
            return rows.stream()
                    .filter(it -> it.state() == RecommendationState.ADOPTED)
                    .count();
        }
    }

    private final Bodies bodies;
    private final Reading reading;
    private final Pieces pieces;

    ThreadsOfBody(Bodies bodies, Reading reading, Pieces pieces) {
        this.bodies = bodies;
        this.reading = reading;
        this.pieces = pieces;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Content> render(UUID body, Page page) {
        var rows = reading.rows(page).stream()
                .filter(it -> it.bodyId().equals(body) && it.state() != RecommendationState.DRAFT)
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var promises = reading.promises(page).stream()
                .filter(it -> body.equals(it.bodyId()) && it.state() != CommitmentState.SUPERSEDED)
                .count();
        var sheet = new Sheet(bodies.get(body).slug(), rows, (int) promises);
        return Optional.of(pieces.of("plan/accountability/body-threads", Map.of("page", page, "sheet", sheet)));
    }
}
