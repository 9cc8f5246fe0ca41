package city.koinon.listen.participation;

import city.koinon.platform.ui.Page;

/** A number some room counts in one of the three strands of participation. They stand side by side and are never added up. */
public interface StrandFigure {

    enum Strand {
        CITIZENSHIP,
        CIVIC,
        POLICY
    }

    Strand strand();

    int order();

    Figure figure(Page page);

    /**
     * @param of   what the number is a part of, or 0 where it is a part of nothing
     * @param note in words, what is counted
     * @param path of the list that proves it, below city and language
     */
    record Figure(long number, long of, String note, String path) {}
}
