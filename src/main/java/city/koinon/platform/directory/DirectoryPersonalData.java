package city.koinon.platform.directory;

import city.koinon.platform.kernel.PersonalData;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The offices somebody held. Erasing takes the account away from them; the public history of an office keeps its names. */
@Component
class DirectoryPersonalData implements PersonalData {

    private final Directory directory;

    DirectoryPersonalData(Directory directory) {
        this.directory = directory;
    }

    @Override
    public String room() {
        return "directory";
    }

    @Override
    public Map<String, Object> export(UUID account) {
        return Map.of(
                "terms",
                directory.termsOf(account).stream()
                        .map(term -> {
                            var kept = new LinkedHashMap<String, Object>();
                            kept.put("office", directory.office(term.office()).name());
                            kept.put("person", term.person());
                            kept.put("from", term.from().toString());
                            if (term.to() != null) {
                                kept.put("to", term.to().toString());
                            }
                            return kept;
                        })
                        .toList());
    }

    @Override
    public void erase(UUID account) {
        directory.unlink(account);
    }
}
