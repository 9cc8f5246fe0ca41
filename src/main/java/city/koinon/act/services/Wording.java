package city.koinon.act.services;

import city.koinon.platform.texts.Origin;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a text is to say from now on: given whole by an editor, or in one language by a file. */
public sealed interface Wording {

    /** @return the id of the text that says it, or null when nothing is said */
    @Nullable
    UUID keep(Texts texts, @Nullable UUID before);

    /** In all the languages it has; what is missing is nothing at all. */
    static Wording whole(@Nullable Written written) {
        return new Whole(written, true);
    }

    /** @param substantial whether what is said has changed, and not only how */
    static Wording whole(Optional<Written> written, boolean substantial) {
        return new Whole(written.orElse(null), substantial);
    }

    /** In one language; the others stay as they are. */
    static Wording in(String lang, @Nullable String value) {
        return new OneLanguage(lang, value);
    }

    /** What it says already. */
    static Wording unchanged() {
        return new Unchanged();
    }

    record Unchanged() implements Wording {

        @Override
        public @Nullable UUID keep(Texts texts, @Nullable UUID before) {
            return before;
        }
    }

    record Whole(@Nullable Written written, boolean substantial) implements Wording {

        @Override
        public @Nullable UUID keep(Texts texts, @Nullable UUID before) {
            if (written == null) {
                return null;
            }
            if (before == null) {
                return texts.write(written);
            }
            texts.revise(before, written, substantial);
            return before;
        }
    }

    record OneLanguage(String lang, @Nullable String value) implements Wording {

        @Override
        public @Nullable UUID keep(Texts texts, @Nullable UUID before) {
            if (before == null) {
                return value == null ? null : texts.write(Written.of(lang, value));
            }
            var text = texts.get(before);
            var original = text.sourceLanguage().equals(lang);
            if (value == null) {
                return original && text.renderings().size() == 1 ? null : before;
            }
            // What is only shown in place of a missing translation comes back in the original's words: that is no
            // translation.
            if (text.in(lang).value().equals(value)
                    || !original && text.source().value().equals(value)) {
                return before;
            }
            if (original) {
                texts.revise(before, Written.of(lang, value));
            } else {
                texts.render(before, lang, value, Origin.HUMAN, null);
            }
            return before;
        }
    }
}
