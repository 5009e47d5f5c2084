package app.passculture.data.orchestration.web.pipeline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs and pipelines are read tab by tab, in a real browser against the real PAGES.server(). */
class TabsTest {

    @RegisterExtension
    private static final Pages PAGES = new Pages();

    @AfterEach
    void noScriptHasThrown() {
        org.assertj.core.api.Assertions.assertThat(PAGES.reader().errors()).isEmpty();
    }

    @Test
    void aRunIsReadTabByTabInFrench() {
        String run = PAGES.server().trigger("recommendation_cloud_sql_v1");
        PAGES.server().awaitEnd(run);
        Page page = PAGES.reader().logIn(PAGES.server().address(), "vera");
        page.context()
                .addCookies(List.of(
                        new Cookie("language", "fr").setUrl(PAGES.server().address())));
        page.navigate(Place.run("recommendation_cloud_sql_v1", run));
        assertThat(page.locator("#head .sentence")).containsText("Réussie en");
        assertThat(page.locator(".gantt-row .bar.success").first()).isVisible();
        Reader.keep(page, "run-gantt");
        page.locator(".tabs >> text=Journal").press("Enter");
        assertThat(page.locator(".ln .task").first()).isVisible();
        page.locator(".tabs >> text=Entrées et résultats").press("Enter");
        assertThat(page.locator(".card pre:has-text('1234567')").first()).isVisible();
        page.locator(".tabs >> text=Événements").press("Enter");
        assertThat(page.locator("h1")).hasText(run);
    }

    @Test
    void theGridLeadsToATaskByKeys() {
        String run = PAGES.server().trigger("import_bookings");
        PAGES.server().awaitEnd(run);
        Page page = PAGES.reader().logIn(PAGES.server().address(), "camille");
        page.navigate(Place.pipeline("import_bookings"));
        assertThat(page.locator("[data-grid][data-ready]")).isVisible();
        page.locator("[data-grid-view]").focus();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("[data-grid-cell]")).containsText("load · failed");
        Reader.keep(page, "grid");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("load");
        page.navigate(Place.pipeline("import_bookings", "graph"));
        assertThat(page.locator(".node.failed text.label")).hasText("load");
        Reader.keep(page, "graph");
        page.navigate(Place.pipeline("import_bookings") + "?view=table");
        assertThat(page.locator("table tbody tr")).hasCount(5);
    }
}
