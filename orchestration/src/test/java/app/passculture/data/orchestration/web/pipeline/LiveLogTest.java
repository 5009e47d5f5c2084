package app.passculture.data.orchestration.web.pipeline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.scheduler.ClearRequest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log goes on with the next try, two tries stand side by side, and a page outlives its server being away. */
class LiveLogTest {

    private static final Actor SOMEBODY = new Actor("camille", "ui");

    @RegisterExtension
    private static final Pages PAGES = new Pages();

    @Test
    void theLogGoesOnWithTheTryAfterAClear() {
        String run = PAGES.server().trigger("import_bookings");
        PAGES.server().awaitEnd(run);
        Page page = PAGES.reader().logIn(PAGES.server().address(), "vera");
        page.navigate(Place.task("import_bookings", run, "load"));
        assertThat(page.locator("[data-log]")).hasAttribute("data-log", java.util.regex.Pattern.compile(".*/1/stream"));
        assertThat(page.locator(".ln.ERROR")).isVisible();
        assertThat(page.locator("[data-chip][data-state=live]")).isVisible();
        var _ = PAGES.server().control().clear("import_bookings", run, ClearRequest.of("load"), SOMEBODY);
        assertThat(page.locator("[data-log]")).hasAttribute("data-log", java.util.regex.Pattern.compile(".*/2/stream"));
        assertThat(page.locator(".tries [aria-current]")).hasText("Try 2");
        assertThat(page.locator(".ln.ERROR")).hasCount(1);
        PAGES.server().awaitEnd(run);
    }

    @Test
    void twoTriesStandSideBySide() {
        String run = PAGES.server().trigger("import_bookings");
        PAGES.server().awaitEnd(run);
        Page page = PAGES.reader().logIn(PAGES.server().address(), "vera");
        page.navigate(Place.task("import_bookings", run, "extract"));
        page.locator("text=Side by side").press("Enter");
        assertThat(page.locator("[data-log]")).hasCount(2);
        assertThat(page.locator("[data-log]").nth(0).locator(".ln:has-text('41 812 rows')"))
                .isVisible();
        assertThat(page.locator("[data-log]").nth(1).locator(".ln.ERROR")).containsText("conflict with recovery");
        page.locator("[data-log]").nth(1).locator("[data-log-lines]").focus();
        page.keyboard().press("e");
        assertThat(page.locator("[data-log]").nth(1).locator(".ln.at")).isVisible();
        assertThat(page.locator("[data-log]").nth(0).locator(".ln.at")).hasCount(0);
        Reader.keep(page, "tries-side-by-side");
        page.locator("text=Close this one").press("Enter");
        assertThat(page.locator("[data-log]")).hasCount(1);
    }

    @Test
    void aPageThatWasCutOffCatchesUp() throws IOException {
        String run = PAGES.server().trigger("train_model");
        try (Cable cable = Cable.to(PAGES.server().address())) {
            Page page = PAGES.reader().logIn(cable.address(), "camille");
            page.navigate(Place.run("train_model", run));
            assertThat(page.locator("[data-chip][data-state=live]")).isVisible();
            page.evaluate("window.kept = true");
            cable.cut();
            assertThat(page.locator("[data-offline-banner]"))
                    .containsText(
                            "The server cannot be reached",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
            Reader.keep(page, "offline");
            var _ = PAGES.server().control().cancel("train_model", run, SOMEBODY);
            PAGES.server().awaitEnd(run);
            cable.mend();
            assertThat(page.locator("#head .sentence").first())
                    .containsText("Was cancelled", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
            assertThat(page.locator("[data-offline-banner]")).isHidden();
            org.assertj.core.api.Assertions.assertThat(page.evaluate("window.kept"))
                    .isEqualTo(true);
        }
    }
}
