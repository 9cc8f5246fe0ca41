package city.koinon.act.pathways;

import city.koinon.platform.identity.Code;
import org.jspecify.annotations.Nullable;

/**
 * Where the pages of one person's plan are, below city and language: under a code, or before anything is kept with what they said in the
 * address.
 */
record Trail(String slug, String sealed, @Nullable Code code) {

    /** Of the hidden field and of the part of the address that carries what was said. */
    static final String SAID = "a";

    static Trail of(Revision revision, String sealed) {
        return new Trail(revision.slug(), sealed, null);
    }

    static Trail of(Revision revision, Code code) {
        return new Trail(revision.slug(), "", code);
    }

    String plan() {
        return code == null ? under("/plan") + "?" + said() : base();
    }

    String questions() {
        return under("/questions") + (code == null ? "?" + said() : "");
    }

    String question(String fact, boolean backToThePlan) {
        return under("/questions") + "?" + (code == null ? said() + "&" : "") + "fact=" + fact
                + (backToThePlan ? "&then=plan" : "");
    }

    String answers() {
        return under("/answers") + (code == null ? "?" + said() : "");
    }

    /** Where the forms of the questions are sent; the fact goes with them. */
    String ask() {
        return under("/questions");
    }

    /** Where ticks are sent. */
    String tick() {
        return code == null ? under("/plan") : base();
    }

    String step(String key) {
        return plan() + "#step-" + key;
    }

    String under(String more) {
        return base() + more;
    }

    private String base() {
        return code == null ? "/pathways/" + slug : "/my-plan/" + code.inAddress();
    }

    private String said() {
        return SAID + "=" + sealed;
    }
}
