package app.passculture.data.orchestration.web.pipeline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Cookie;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The five things that people come for, from the first page on, in each language and without a mouse. */
class JourneysTest {

    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    @RegisterExtension
    private static final Pages PAGES = new Pages();

    @AfterEach
    void noScriptHasThrown() {
        org.assertj.core.api.Assertions.assertThat(PAGES.reader().errors()).isEmpty();
    }

    private static Page today(String language) {
        Page page = PAGES.reader().logIn(PAGES.server().address(), "camille");
        page.context()
                .addCookies(List.of(
                        new Cookie("language", language).setUrl(PAGES.server().address())));
        page.navigate("/");
        assertThat(page.locator("html")).hasAttribute("lang", language);
        return page;
    }

    private static String text(String language, String key, Object... arguments) {
        String text = ResourceBundle.getBundle(
                        "web.texts",
                        Locale.of(language),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
        return new MessageFormat(text, Locale.of(language)).format(arguments);
    }

    private static String ended(String pipeline) {
        String run = PAGES.server().trigger(pipeline);
        PAGES.server().awaitEnd(run);
        return run;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void theFailureAndItsReasonAreFound(String language) {
        String run = ended("import_bookings");
        Page page = today(language);
        String task = Place.task("import_bookings", run, "load");
        new Keyboard(page).to("a[href='" + task + "']").enter("#why");
        assertThat(page.locator("#head .sentence"))
                .containsText("column booking_amount: cannot convert \"12,50\" to NUMERIC");
        assertThat(page.locator("#head .sentence")).containsText(text(language, "task.advice.failed"));
        assertThat(page.locator(".ln.ERROR")).isVisible();
        page.keyboard().press("e");
        assertThat(page.locator(".ln.ERROR.at")).containsText("IllegalStateException");
        assertThat(page).hasURL(Pattern.compile(".*#L\\d+"));
        Reader.keep(page, "task-failed-" + language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void aPipelineIsTriggeredWithParametersAndWatchedToItsEnd(String language) {
        Page page = today(language);
        Keyboard keys = new Keyboard(page).press("g", "p");
        page.waitForURL("**/pipelines");
        keys.to("a[href='/pipelines/recommendation_cloud_sql_v1']").enter(".tabs");
        keys.to("a[href$='/trigger']").enter("[name=day]");
        // The same in every order of day and month.
        keys.to("[name=day]").press("1", "1", "1", "1", "2", "0", "2", "6");
        keys.to("[name=note]").write("by hand");
        keys.to("form button.first").enter("#gantt");
        page.evaluate("window.kept = true");
        assertThat(page.locator("#head .notice.good")).isVisible(PATIENTLY);
        assertThat(page.locator("#head .sentence"))
                .containsText(text(language, "run.say.success", "", 30).substring(0, 6));
        assertThat(page.locator(".gantt-row .bar.success").first()).isVisible();
        org.assertj.core.api.Assertions.assertThat(page.evaluate("window.kept")).isEqualTo(true);
        keys.to(".tabs a[href$='/outputs']").enter(".card pre");
        assertThat(page.locator(".card pre").first()).containsText("2026-11-11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void whatATaskAndWhatComesAfterItWouldTouchIsShownBeforeItIsCleared(String language) {
        String run = ended("import_bookings");
        Page page = today(language);
        Keyboard keys = new Keyboard(page);
        keys.to("a[href='" + Place.task("import_bookings", run, "load") + "']").enter("#why");
        keys.to("a[href*='/clear']").enter("#touches");
        assertThat(page.locator("#touches")).hasText(text(language, "order.touches", 4, 1));
        assertThat(page.locator(".touched li"))
                .hasText(new String[] {"load", "check_quality", "publish", "tell_people"});
        keys.to("[name=downstream]").press("Space");
        assertThat(page.locator("#touches")).hasText(text(language, "order.touches", 1, 1));
        keys.to("form[method=post] button.first").enter(".notice.good");
        assertThat(page.locator(".notice.good").first()).hasText(text(language, "order.done.clear"));
        assertThat(page.locator(".tries [aria-current]")).hasText(text(language, "log.try", 2));
        PAGES.server().awaitEnd(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void whatATaskWaitsForAndWhoHasItIsFound(String language) {
        String run = PAGES.server().trigger("train_model");
        Page page = today(language);
        Keyboard keys = new Keyboard(page);
        assertThat(page.locator("a[href='" + Place.run("train_model", run) + "']")
                        .first())
                .isVisible(PATIENTLY);
        keys.to("a[href='" + Place.run("train_model", run) + "']").enter("#gantt");
        keys.to("a[href$='/tasks/read_offers']").enter("#why");
        assertThat(page.locator("#head .sentence")).containsText(text(language, "task.gate.pool", "cpu", 1, 0));
        keys.to(".aside a[href$='/tasks/read_users']").enter("#why");
        assertThat(page.locator("h1")).hasText("read_users");
        assertThat(page.locator(".ln").nth(1)).containsText("epoch 2 of 2000");
        var _ = PAGES.server()
                .control()
                .cancel("train_model", run, new app.passculture.data.orchestration.journal.Actor("x", "ui"));
        PAGES.server().awaitEnd(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void twoVersionsAreCompared(String language) {
        String pipeline = "compared_" + language;
        new LargeHistory(pipeline, 40, 2).write(PAGES.server().sql());
        PAGES.server().sql().sql("""
                        INSERT INTO pipeline_version (id, pipeline, number, spec_hash, spec, bundle, bundle_digest)
                        SELECT gen_random_uuid(), pipeline, later, 'other' || later,
                            jsonb_set(spec #- '{tasks,39}', '{tasks,3,dependencies,rule}', '"all_done"'), 'test', 'other'
                        FROM pipeline_version, generate_series(2, 3) AS later WHERE pipeline = ?
                        """).param(pipeline).update();
        Page page = today(language);
        Keyboard keys = new Keyboard(page).press("g", "p");
        page.waitForURL("**/pipelines");
        keys.to("a[href='/pipelines/" + pipeline + "']").enter(".tabs");
        keys.to(".tabs a[href$='/versions']").enter("[name=from]");
        keys.to("[name=from]").press("ArrowUp");
        keys.to("[name=to]").press("ArrowUp");
        assertThat(page.locator("[name=to]:checked")).not().hasValue("1");
        keys.to("form.below button").enter("#difference");
        assertThat(page.locator(".changes .removed, .changes .added")).containsText("task_0039");
        assertThat(page.locator(".changes .changed")).containsText("all_done");
        page.navigate(Place.pipeline(pipeline, "graph"));
        new Keyboard(page).to("[name=compare]").press("ArrowDown");
        assertThat(page).hasURL(Pattern.compile(".*compare=\\d.*"));
        assertThat(page.locator(".node.changed, .node.added, .node.removed").first())
                .isVisible();
    }
}
