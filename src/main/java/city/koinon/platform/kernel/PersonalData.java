package city.koinon.platform.kernel;

import java.util.Map;
import java.util.UUID;

/** A room that keeps something about a person can show it to them and erase it. */
public interface PersonalData {

    /** The module's id, under which its part appears in the export. */
    String room();

    Map<String, Object> export(UUID account);

    void erase(UUID account);
}
