package city.koinon.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.Map;

/**
 * Somebody who uses nothing but the keys. On the way this looks at what such a person depends on: that the focus is always visible and
 * inside the window, that nothing must be scrolled sideways, that headings and labels are in order.
 */
final class Keyboard {

    private static final int PATIENCE = 250;

    /** What has the focus; the ring may lie around the whole option of a radio button or box, and is not needed around the whole page. */
    private static final String FOCUS = """
            selector => {
              const it = document.activeElement;
              if (!it || it === document.body || it.id === 'main') return { on: false, seen: true, inside: true, what: 'the page itself' };
              const ring = one => one && (style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)(getComputedStyle(one));
              const box = it.getBoundingClientRect();
              return {
                on: it.matches(selector),
                seen: !!(ring(it) || ring(it.closest('.k-option'))),
                inside: box.width > 0 && box.left >= -1 && box.right <= innerWidth + 1 && box.bottom > 0 && box.top < innerHeight,
                what: it.outerHTML.slice(0, 160)
              };
            }
            """;

    private static final String ORDER = """
            () => {
              const wrong = [];
              const shown = one => one.checkVisibility();
              const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(shown).map(one => +one.tagName[1]);
              if (levels.filter(level => level === 1).length !== 1) wrong.push('headings of the first level: ' + levels);
              levels.forEach((level, n) => { if (n && level > levels[n - 1] + 1) wrong.push('a level of headings is left out: ' + levels); });
              for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
                if (!field.labels?.length && !field.ariaLabel && !field.getAttribute('aria-labelledby')) wrong.push('no label: ' + field.outerHTML);
                for (const id of (field.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean))
                  if (!document.getElementById(id)) wrong.push('described by nothing: ' + field.outerHTML);
              }
              for (const group of document.querySelectorAll('fieldset')) if (!group.querySelector('legend')) wrong.push('a group without a name');
              const wide = document.documentElement.scrollWidth;
              if (wide > innerWidth) wrong.push('it is ' + wide + ' wide in a window of ' + innerWidth);
              return wrong;
            }
            """;

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
        looksRight();
    }

    /** Goes on with Tab until the focus is on what the selector says. */
    Keyboard to(String selector) {
        return go(selector, "Tab");
    }

    /** Goes back with Shift+Tab. */
    Keyboard backTo(String selector) {
        return go(selector, "Shift+Tab");
    }

    private Keyboard go(String selector, String key) {
        for (var n = 0; n < PATIENCE; n++) {
            if (isOn(selector)) {
                return this;
            }
            page.keyboard().press(key);
        }
        throw new AssertionError("The " + key + " key never comes to " + selector + " on " + page.url());
    }

    boolean isOn(String selector) {
        var focus = focus(selector);
        assertThat(focus)
                .as("the focus on " + page.url())
                .containsEntry("seen", true)
                .containsEntry("inside", true);
        return focus.get("on").equals(true);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> focus(String selector) {
        return (Map<String, Object>) page.evaluate(FOCUS, selector);
    }

    /** Opens the menu, where a small screen folds it. */
    Keyboard menu() {
        return page.locator("nav summary").isVisible() ? to("nav summary").press("Enter") : this;
    }

    /** Types into the field that stands on each page, and looks at what was found. */
    Keyboard search(String words) {
        menu().to("#find");
        page.keyboard().insertText(words);
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        page.waitForLoadState(LoadState.LOAD);
        looksRight();
        return this;
    }

    Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** Follows a link or presses a button, and looks at the page that comes. */
    Keyboard enter(String selector) {
        to(selector);
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        page.waitForLoadState(LoadState.LOAD);
        looksRight();
        return this;
    }

    /** Writes into a field, in place of what stands there. */
    Keyboard write(String field, String text) {
        to(id(field));
        page.keyboard().press("Control+A");
        page.keyboard().insertText(text);
        return this;
    }

    /** Letter by letter, as a list that drops down understands it. */
    Keyboard select(String field, String label) {
        to(id(field));
        page.keyboard().type(label);
        return this;
    }

    /** Into the group with Tab, then down to the option, which marks it. */
    Keyboard pick(String field, String value) {
        to("input[name='" + field + "']");
        var option = "input[name='" + field + "'][value='" + value + "']";
        if (isOn(option)) {
            page.keyboard().press("Space");
        }
        for (var n = 0; n < 30 && !isOn(option); n++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(page.isChecked(option)).as(option).isTrue();
        return this;
    }

    /** The list of what is wrong has the focus; its first entry leads to its field. */
    Keyboard followTheFirstError(String field) {
        assertThat(page.locator("#errors").count())
                .as("a refusal on " + page.url())
                .isOne();
        assertThat(focus("#errors"))
                .as("the refusal is what one hears first")
                .containsEntry("on", true)
                .containsEntry("seen", true);
        press("Tab");
        assertThat(isOn("#errors a[href='#f-" + field + "']"))
                .as("the first error leads to " + field)
                .isTrue();
        press("Enter");
        page.waitForFunction("id => document.activeElement.id === id", "f-" + field);
        assertThat(focus(id(field))).containsEntry("seen", true);
        var described = page.locator(id(field)).getAttribute("aria-describedby");
        assertThat(List.of(described.split(" "))).contains("e-" + field);
        return this;
    }

    /** From the top of a page past everything that stands on each. */
    Keyboard skip() {
        page.keyboard().press("Tab");
        assertThat(isOn("a.k-skip"))
                .as("the first thing is the way past the rest")
                .isTrue();
        press("Enter");
        page.waitForFunction("() => document.activeElement.id === 'main'");
        return this;
    }

    void looksRight() {
        assertThat((List<?>) page.evaluate(ORDER)).as(page.url()).isEmpty();
    }

    private static String id(String field) {
        return "[id='f-" + field + "']";
    }
}
