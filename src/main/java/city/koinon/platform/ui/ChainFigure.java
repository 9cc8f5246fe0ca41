package city.koinon.platform.ui;

/** One number of the chain on a city's home, and the list that proves it. */
public interface ChainFigure {

    Link link();

    Figure figure(Page page);

    /** The four links of the chain, in their order. */
    enum Link {
        HEARD,
        PROMISED,
        DONE,
        CHANGED
    }

    /**
     * @param note in words, what is counted
     * @param path of the list, below city and language
     */
    record Figure(long number, String note, String path) {}
}
