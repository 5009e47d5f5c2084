package app.passculture.data.orchestration.web.pipeline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs are ticked in a list, without a mouse, and an order is given for all of them after its dry run. */
class ChosenRunsTest {

    @RegisterExtension
    private static final Pages PAGES = new Pages();

    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    @AfterEach
    void noScriptHasThrown() {
        org.assertj.core.api.Assertions.assertThat(PAGES.reader().errors()).isEmpty();
    }

    private static String box(String run) {
        return "tr:has(a[href='" + Place.run("import_bookings", run) + "']) input[name=run]";
    }

    private static int tries(String run) {
        return PAGES.server().sql().sql("""
                        SELECT tries FROM task_instance JOIN run ON run.id = task_instance.run WHERE run_id = ? AND task = 'load'
                        """).param(run).query(Integer.class).single();
    }

    @Test
    void twoRunsOfTheListAreClearedAtOnce() {
        String first = PAGES.server().ended("import_bookings");
        String second = PAGES.server().ended("import_bookings");
        Page page = PAGES.reader().logIn(PAGES.server().address(), "camille");
        page.navigate("/runs?pipeline=import_bookings");
        assertThat(page.locator("#chosen")).isHidden();
        Keyboard keys = new Keyboard(page).press("j", "x", "j", "x");
        assertThat(page.locator("[data-chosen-count]")).hasText("2 ticked");
        assertThat(page.locator(box(first))).isChecked();
        assertThat(page.locator(box(second))).isChecked();
        // The list is made anew while something is ticked.
        String third = PAGES.server().ended("import_bookings");
        assertThat(page.locator(box(third))).isVisible(PATIENTLY);
        assertThat(page.locator(box(first))).isChecked();
        keys.to("#chosen button[name=failedOnly]").enter("#touches");
        assertThat(page.locator("#touches")).containsText("in 2 runs");
        assertThat(page.locator("main summary").first()).containsText("import_bookings · " + second);
        Reader.keep(page, "chosen-runs");
        keys.to("form[method=post] button.first").enter(".notice.good");
        assertThat(page).hasURL(Pattern.compile(".*/runs\\?pipeline=import_bookings&done=clear"));
        PAGES.server().awaitEnd(first);
        PAGES.server().awaitEnd(second);
        org.assertj.core.api.Assertions.assertThat(new int[] {tries(first), tries(second), tries(third)})
                .containsExactly(2, 2, 1);
    }

    @Test
    void whatCannotBeDoneIsSaidBeforeItIsTried() {
        String run = PAGES.server().ended("import_bookings");
        Page page = PAGES.reader().logIn(PAGES.server().address(), "camille");
        page.navigate(Place.pipeline("import_bookings", "runs"));
        page.locator(box(run)).press("Space");
        page.locator("#chosen button:has-text('Cancel')").press("Enter");
        assertThat(page.locator(".notice.warn")).containsText("the run " + run + " is over");
        assertThat(page.locator("form[method=post] button:has-text('Cancel')")).isDisabled();
        page.goBack();
        page.locator(box(run)).check();
        page.locator("#chosen button:has-text('Mark success')").press("Enter");
        page.locator("form[method=post] button.first").press("Enter");
        assertThat(page.locator(".notice.good")).hasText("Marked as succeeded.");
        PAGES.server().awaitEnd(run);
        assertThat(page.locator("tr:has(a[href='" + Place.run("import_bookings", run) + "']) .state"))
                .containsText("success");
    }

    @Test
    void whoMayOnlyReadTicksNothing() {
        PAGES.server().ended("import_bookings");
        Page page = PAGES.reader().logIn(PAGES.server().address(), "vera");
        page.navigate("/runs");
        assertThat(page.locator("tbody tr").first()).isVisible();
        assertThat(page.locator("input[type=checkbox]")).hasCount(0);
    }
}
