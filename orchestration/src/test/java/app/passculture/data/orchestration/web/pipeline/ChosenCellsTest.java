package app.passculture.data.orchestration.web.pipeline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cells of the grid are chosen with keys and with the mouse; what an order would touch is shown before it is given. */
class ChosenCellsTest {

    @RegisterExtension
    private static final Pages PAGES = new Pages();

    private static Page grid(String reader, String pipeline) {
        Page page = PAGES.reader().logIn(PAGES.server().address(), reader);
        page.navigate(Place.pipeline(pipeline));
        page.locator("[data-grid][data-ready]").waitFor();
        page.locator("[data-grid-view]").focus();
        return page;
    }

    private static String states(String run) {
        return PAGES.server().sql().sql("""
                        SELECT string_agg(task_instance.state, ' ' ORDER BY ix)
                        FROM task_instance JOIN run ON run.id = task_instance.run WHERE run_id = ?
                        """).param(run).query(String.class).single();
    }

    @Test
    void cellsOfTwoRunsAreMarkedWithKeysAlone() {
        String first = PAGES.server().trigger("import_bookings");
        PAGES.server().awaitEnd(first);
        String second = PAGES.server().trigger("import_bookings");
        PAGES.server().awaitEnd(second);
        Page page = grid("camille", "import_bookings");
        for (String key : List.of("Home", "End", "ArrowDown", "Shift+ArrowLeft", "Shift+ArrowDown")) {
            page.keyboard().press(key);
        }
        assertThat(page.locator("[data-grid-count]")).hasText("2 tasks in 2 runs");
        Locator mark = page.locator("[data-grid-order='mark?as=skipped']");
        mark.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#touches")).hasText("Touches 4 tasks in 2 runs");
        Reader.keep(page, "chosen-dry-run");
        page.locator("form[method=post] button.first:has-text('skipped')").press("Enter");
        assertThat(page.locator(".notice.good")).containsText("Marked as skipped");
        PAGES.server().awaitEnd(first);
        PAGES.server().awaitEnd(second);
        org.assertj.core.api.Assertions.assertThat(List.of(states(first), states(second)))
                .allMatch(states -> states.startsWith("success skipped skipped"));
    }

    @Test
    void draggingChoosesAndEscapeLetsGo() {
        PAGES.server().awaitEnd(PAGES.server().trigger("import_bookings"));
        Page page = grid("vera", "import_bookings");
        Locator.BoundingBoxOptions once = new Locator.BoundingBoxOptions();
        var box = page.locator("[data-grid-view]").boundingBox(once);
        double left = box.x + Math.min(300, Math.max(120, box.width * 0.34)) + 11;
        page.mouse().move(left, box.y + 92 + 12);
        page.mouse().down();
        page.mouse().move(left, box.y + 92 + 12 + 2 * 24);
        page.mouse().up();
        assertThat(page.locator("[data-grid-count]")).hasText("3 tasks in 1 runs");
        assertThat(page.locator("[data-grid-chosen]")).containsText("You need the role operator");
        page.keyboard().press("Escape");
        assertThat(page.locator("[data-grid-chosen]")).isHidden();
        assertThat(page).hasURL(PAGES.server().address() + Place.pipeline("import_bookings"));
    }
}
