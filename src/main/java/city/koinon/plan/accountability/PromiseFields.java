package city.koinon.plan.accountability;

import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;

/** The four things a promise is made of, as fields of a form: what, seen by what, until when, by which office. */
final class PromiseFields {

    private PromiseFields() {}

    static PromiseDraft read(Form form, String field, Page page) {
        return new PromiseDraft(
                form.id(field + "office"),
                Written.from(form, field, 1000, page),
                Written.from(form, field + "when", 1000, page),
                form.date(field + "due"));
    }
}
