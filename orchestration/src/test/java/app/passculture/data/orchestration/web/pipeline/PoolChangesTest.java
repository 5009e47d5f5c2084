package app.passculture.data.orchestration.web.pipeline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.passculture.data.orchestration.journal.Actor;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pools are made, changed and deleted on pages, which say first what would happen. */
class PoolChangesTest {
    @RegisterExtension
    private static final Pages PAGES = new Pages();

    @AfterEach
    void noScriptHasThrown() {
        org.assertj.core.api.Assertions.assertThat(PAGES.reader().errors()).isEmpty();
    }

    @Test
    void aPoolComesGrowsAndGoes() {
        Page page = PAGES.reader().logIn(PAGES.server().address(), "camille");
        page.navigate("/pools");
        page.locator("text=New pool").click();
        page.locator("[name=name]").fill("cpu");
        page.locator("[name=slots]").fill("2");
        page.locator("main form button").click();
        assertThat(page.locator(".fault")).hasText("“cpu” exists already; choose another name.");
        page.locator("[name=name]").fill("gpu / large");
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=status].good")).hasText("The pool gpu / large is there now.");
        page.locator("[aria-label='gpu / large'] >> text=Delete…").click();
        assertThat(page.locator("h1")).hasText("Delete pool gpu / large");
        page.locator("button.danger").click();
        assertThat(page.locator("[role=status].good")).hasText("The pool gpu / large was deleted.");
        assertThat(page.locator("[aria-label='gpu / large']")).hasCount(0);
        page.navigate("/audit?actor=camille&event=delete_pool");
        assertThat(page.locator("tbody tr").first()).containsText("gpu / large");
    }

    @Test
    void anotherNumberOfSlotsSaysWhoWouldStart() {
        String run = PAGES.server().trigger("train_model");
        Page page = PAGES.reader().logIn(PAGES.server().address(), "camille");
        page.navigate("/pools");
        assertThat(page.locator("[aria-label=cpu] .chip")).hasText("full");
        page.locator("[aria-label=cpu] >> text=Change…").click();
        assertThat(page.locator("#impact")).containsText("Nothing would start at once. One run would go on waiting.");
        page.locator("[name=slots]").fill("2");
        assertThat(page.locator("#impact")).containsText("One run would start its next task at once.");
        Reader.keepInAllLooks(page, "pool-change");
        page.locator("[name=slots]").fill("0");
        assertThat(page.locator("#impact .warn")).containsText("Nothing is stopped");
        page.navigate("/pools/delete?name=cpu");
        assertThat(page.locator("[role=alert]")).containsText("Tasks hold its slots or wait for them.");
        assertThat(page.locator("main")).containsText("Pipelines that ask for it");
        assertThat(page.locator("button.danger")).isDisabled();
        PAGES.server().control().cancel("train_model", run, new Actor("x", "ui"));
        PAGES.server().awaitEnd(run);
    }

    @Test
    void whoMayOnlyReadSeesWhy() {
        Page page = PAGES.reader().logIn(PAGES.server().address(), "vera");
        page.navigate("/pools/edit?name=cpu");
        assertThat(page.locator("main form button")).isDisabled();
        assertThat(page.locator("main form")).containsText("This needs the role operator.");
    }
}
