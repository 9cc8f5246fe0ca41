package city.koinon.act.appointments;

import org.jspecify.annotations.Nullable;

/**
 * In which language.
 *
 * @param language    tag of what the two speak with each other
 * @param interpreter tag of the language from which somebody interprets; null where nobody need
 */
record Spoken(String language, @Nullable String interpreter) {}
