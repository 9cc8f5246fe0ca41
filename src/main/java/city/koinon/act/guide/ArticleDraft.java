package city.koinon.act.guide;

import city.koinon.act.services.Topic;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an editor is writing, in one language, as it was typed.
 *
 * @param language of the original
 * @param body     with the signs of {@link Body}
 */
record ArticleDraft(
        String slug,
        Topic topic,
        String language,
        String title,
        String summary,
        String body,
        boolean critical,
        boolean sample,
        UUID office,
        List<UUID> services) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_SLUG = 60;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_SUMMARY = 300;
    private static final int LONGEST_BODY = 20_000;
    private static final int MOST_BLOCKS = 60;

    static ArticleDraft from(Form form, Page page) {
        var slug = form.text("slug", LONGEST_SLUG);
        form.check(
                slug.isEmpty() || SLUG.matcher(slug).matches() && !slug.equals("drafts"), "slug", "guide.refused.slug");
        var language = form.typed("language");
        form.check(page.cityLanguages().contains(language), "language", "ui.refused.choice");
        var body = form.text("body", LONGEST_BODY);
        var parts = Body.read(body).size();
        form.check(parts <= MOST_BLOCKS, "body", "guide.refused.blocks", MOST_BLOCKS, parts);
        return new ArticleDraft(
                slug,
                form.choice("topic", Topic.class),
                language,
                form.text("title", LONGEST_TITLE),
                form.text("summary", LONGEST_SUMMARY),
                body,
                form.ticked("critical"),
                form.ticked("sample"),
                form.id("office"),
                form.all("service").stream()
                        .filter(it -> !it.isBlank())
                        .map(ArticleDraft::id)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    private static @Nullable UUID id(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    List<Body.Part> parts() {
        return Body.read(body);
    }

    void into(Form form) {
        form.prefill("slug", slug);
        form.prefill("topic", topic.name());
        form.prefill("language", language);
        form.prefill("title", title);
        form.prefill("summary", summary);
        form.prefill("body", body);
        if (critical) {
            form.prefill("critical", "yes");
        }
        if (sample) {
            form.prefill("sample", "yes");
        }
        form.prefill("office", office);
        form.prefillAll("service", services.stream().map(UUID::toString).toList());
    }
}
