package city.koinon.platform.ui;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import org.jspecify.annotations.Nullable;

/** How a field, its hint and its error find each other in a page. */
final class Fields {

    private Fields() {}

    /** Of the control itself; where there are several, of the one at this place. */
    static String id(String name, int index) {
        return index == 0 ? "f-" + name : "f-" + name + "-" + index;
    }

    /** What a screen reader reads after the label: the hint, then what is wrong; null when there is neither. */
    static @Nullable String about(Form form, String name, @Nullable String hint) {
        var wrong = form.refusal(name) != null;
        if (hint == null || hint.isEmpty()) {
            return wrong ? "e-" + name : null;
        }
        return wrong ? "h-" + name + " e-" + name : "h-" + name;
    }

    /** Content written ahead of its place: only then does the form know what its fields are called. */
    static Content written(Content content) {
        var ahead = new StringOutput();
        content.writeTo(new OwaspHtmlTemplateOutput(ahead));
        return output -> output.writeContent(ahead.toString());
    }

    /** Value of an attribute that is there only when something was refused. */
    static @Nullable String wrong(Form form, String name) {
        return form.refusal(name) == null ? null : "true";
    }
}
