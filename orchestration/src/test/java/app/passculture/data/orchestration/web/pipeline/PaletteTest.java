package app.passculture.data.orchestration.web.pipeline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** By a few letters to anything there is, without a mouse. */
class PaletteTest {

    @RegisterExtension
    private static final Pages PAGES = new Pages();

    @AfterEach
    void noScriptHasThrown() {
        org.assertj.core.api.Assertions.assertThat(PAGES.reader().errors()).isEmpty();
    }

    private static Page reader(String name) {
        Page page = PAGES.reader().logIn(PAGES.server().address(), name);
        page.locator("#palette")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        return page;
    }

    /** Opens the palette, writes, and waits until what is chosen is called so. */
    private static void find(Page page, String typed, String label) {
        // Before a page is loaded its scripts hear no key.
        page.waitForLoadState();
        page.keyboard().press("Control+k");
        assertThat(page.locator("#palette input")).isFocused();
        page.keyboard().insertText(typed);
        assertThat(page.locator("#palette [aria-selected=true] .palette-label")).hasText(label);
    }

    @Test
    void lettersLeadToPipelinesRunsTasksAndPages() {
        String run = PAGES.server().ended("import_bookings");
        Page page = reader("camille");
        find(page, "bookings imp", "import_bookings");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("import_bookings");
        find(page, run.substring(8, 32), run);
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText(run);
        find(page, "check_qual", "check_quality");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/pipelines/import_bookings/runs/.*/tasks/check_quality"));
        find(page, "nod", "Nodes");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Nodes");
    }

    @Test
    void arrowsChooseAndTheListSaysWhich() {
        Page page = reader("camille");
        find(page, "", "Today");
        Locator input = page.locator("#palette input");
        assertThat(page.locator("#palette [role=status]")).containsText("found");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#palette [aria-selected=true] .palette-label")).hasText("Pipelines");
        assertThat(input)
                .hasAttribute(
                        "aria-activedescendant",
                        String.valueOf(
                                page.locator("#palette [aria-selected=true]").getAttribute("id")));
        page.keyboard().press("ArrowUp");
        page.keyboard().press("ArrowUp");
        assertThat(page.locator("#palette [aria-selected=true] .palette-label")).hasText("Log out");
        page.keyboard().insertText("nothing is called like this");
        assertThat(page.locator("#palette [role=status]")).hasText("Nothing is like that");
        page.keyboard().press("Escape");
        assertThat(page.locator("#palette")).isHidden();
        page.keyboard().press("?");
        assertThat(page.locator("#shortcuts")).isVisible();
        assertThat(page.locator("#shortcuts")).containsText("Ctrl K");
    }

    @Test
    void aKeyRightAfterThePaletteClosedIsHeard() {
        Page page = reader("camille");
        find(page, "", "Today");
        page.evaluate("""
                () => {
                    document.getElementById("palette").close();
                    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "?", bubbles: true}));
                }
                """);
        assertThat(page.locator("#shortcuts")).isVisible();
    }

    @Test
    void ordersAreGivenWhereOneIs() {
        Page page = reader("camille");
        page.navigate(Place.pipeline("heartbeat"));
        find(page, "pause heart", "Pause heartbeat");
        page.keyboard().press("Enter");
        assertThat(page.locator("#head .notice.warn")).containsText("Paused");
        find(page, "go on", "Let heartbeat go on");
        page.keyboard().press("Enter");
        assertThat(page.locator("#head .notice.warn")).isHidden();
        find(page, "trigger heart", "Trigger heartbeat…");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Trigger heartbeat");
        String run = PAGES.server().ended("import_bookings");
        page.navigate(Place.run("import_bookings", run));
        find(page, "clear", "Clear failed…");
        page.keyboard().press("Enter");
        assertThat(page.locator("#touches")).containsText("Touches");
    }

    @Test
    void whoMayOnlyReadIsOfferedNoOrders() {
        Page page = reader("vera");
        page.navigate(Place.pipeline("heartbeat"));
        find(page, "heart", "heartbeat");
        assertThat(page.locator("#palette [data-target$='/trigger'], #palette [data-target$='/pause']"))
                .hasCount(0);
    }
}
