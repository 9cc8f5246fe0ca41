package city.koinon.act.services;

import city.koinon.platform.texts.Origin;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a text is to say from now on: given whole by an editor, or in one language by a file. */
public sealed interface NewWording {

    /**
     * What became of it.
     *
     * @param text the id of the text that says it, or null when nothing is said
     * @param anew whether it says something other than before
     */
    record Kept(@Nullable UUID text, boolean anew) {}

    Kept keep(Texts texts, @Nullable UUID before);

    /** In all the languages it has; what is missing is nothing at all. */
    static NewWording whole(@Nullable Written written) {
        return new Whole(written, true);
    }

    /** @param substantial whether what is said has changed, and not only how */
    static NewWording whole(Optional<Written> written, boolean substantial) {
        return new Whole(written.orElse(null), substantial);
    }

    /** In one language; the others stay as they are. */
    static NewWording in(String lang, @Nullable String value) {
        return new OneLanguage(lang, value);
    }

    /** What it says already. */
    static NewWording unchanged() {
        return new Unchanged();
    }

    record Unchanged() implements NewWording {

        @Override
        public Kept keep(Texts texts, @Nullable UUID before) {
            return new Kept(before, false);
        }
    }

    record Whole(@Nullable Written written, boolean substantial) implements NewWording {

        @Override
        public Kept keep(Texts texts, @Nullable UUID before) {
            if (written == null) {
                return new Kept(null, before != null);
            }
            if (before == null) {
                return new Kept(texts.write(written), true);
            }
            if (says(texts, before)) {
                return new Kept(before, false);
            }
            texts.revise(before, written, substantial);
            return new Kept(before, true);
        }

        private boolean says(Texts texts, UUID before) {
            var said = texts.get(before);
            var values = Objects.requireNonNull(written).values();
            return values.containsKey(said.sourceLanguage())
                    && values.entrySet().stream().allMatch(it -> {
                        var rendering = said.renderings().get(it.getKey());
                        return rendering != null && rendering.value().equals(it.getValue());
                    });
        }
    }

    record OneLanguage(String lang, @Nullable String value) implements NewWording {

        @Override
        public Kept keep(Texts texts, @Nullable UUID before) {
            if (before == null) {
                return value == null ? new Kept(null, false) : new Kept(texts.write(Written.of(lang, value)), true);
            }
            var text = texts.get(before);
            var original = text.sourceLanguage().equals(lang);
            if (value == null) {
                var gone = original && text.renderings().size() == 1;
                return new Kept(gone ? null : before, gone);
            }
            // What is only shown in place of a missing translation comes back in the original's words: that is no
            // translation.
            if (text.in(lang).value().equals(value)
                    || !original && text.source().value().equals(value)) {
                return new Kept(before, false);
            }
            if (original) {
                texts.revise(before, Written.of(lang, value));
            } else {
                texts.render(before, lang, value, Origin.HUMAN, null);
            }
            return new Kept(before, true);
        }
    }
}
