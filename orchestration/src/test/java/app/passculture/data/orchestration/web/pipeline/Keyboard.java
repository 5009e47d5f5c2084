package app.passculture.data.orchestration.web.pipeline;

import com.microsoft.playwright.Page;

/** The hands of somebody without a mouse: what cannot be reached with the Tab key is not there. */
record Keyboard(Page page) {

    private static final int FAR = 250;

    /** Presses Tab until what is looked for has the focus. */
    Keyboard to(String selector) {
        for (int step = 0; step < FAR; step++) {
            if (Boolean.TRUE.equals(page.evaluate("what => document.activeElement?.matches(what)", selector))) {
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + selector + " on " + page.url());
    }

    Keyboard press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    Keyboard write(String text) {
        page.keyboard().insertText(text);
        return this;
    }

    /** Goes where the focused link or button leads, and waits for the page there. */
    Keyboard enter(String landmark) {
        page.keyboard().press("Enter");
        page.waitForSelector(landmark);
        page.waitForLoadState();
        return this;
    }
}
