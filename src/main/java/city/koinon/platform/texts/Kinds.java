package city.koinon.platform.texts;

import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The sorts of things that the rooms bring to be translated. */
@Component
class Kinds {

    private final Map<String, String> keys;

    Kinds(ObjectProvider<ManuscriptKind> brought) {
        this.keys = brought.stream().collect(Collectors.toMap(ManuscriptKind::kind, ManuscriptKind::key));
    }

    /** What one of them is called; nothing where no room says. */
    String called(String kind, Page page) {
        var key = keys.get(kind);
        return key == null ? "" : page.say(key);
    }

    List<Option> options(Page page) {
        return keys.entrySet().stream()
                .map(it -> new Option(it.getKey(), page.say(it.getValue())))
                .sorted(Comparator.comparing(Option::label, Collator.getInstance(page.locale())))
                .toList();
    }

    /** Which a list is narrowed to; null for all of them. */
    @Nullable
    String chosen(Form form) {
        var typed = form.typed("kind");
        return keys.containsKey(typed) ? typed : null;
    }
}
