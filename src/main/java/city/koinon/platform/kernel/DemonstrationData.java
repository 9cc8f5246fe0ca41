package city.koinon.platform.kernel;

/** What a room shows in the demonstration. Loaded once, in order, each binding the cities it needs. */
public interface DemonstrationData {

    int order();

    void load();
}
