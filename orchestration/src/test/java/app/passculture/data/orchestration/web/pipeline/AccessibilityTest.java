package app.passculture.data.orchestration.web.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.journal.Actor;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every screen in light and dark, wide and narrow: no violation of WCAG 2.2 AA that axe-core finds, and none scrolls sideways. */
class AccessibilityTest {

    private static final String RESTORE = "recommendation_cloud_sql_v1";
    private static final String IMPORT = "import_bookings";
    private static final String HOLD = "train_model";

    /** What is shown after a page has come: cells of the grid, lines of logs. */
    private static final String THERE = """
            () => !document.querySelector("[data-grid]:not([data-ready])")
                && [...document.querySelectorAll("[data-log]")].every(log => log.dataset.log === "" || log.querySelector(".ln"))
            """;

    /** Each violation with the places where it is. In the dark only what depends on colours can differ; target-size is off unless asked for. */
    private static final String LOOK = """
            async ([theme, width]) => {
                document.documentElement.dataset.theme = theme;
                const wanted = theme === "dark" ? {runOnly: {type: "rule", values: ["color-contrast", "link-in-text-block"]}}
                    : {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], rules: {"target-size": {enabled: true}}};
                const found = await axe.run(document, {...wanted, resultTypes: ["violations"], preload: false});
                const told = found.violations.flatMap(each => each.nodes.map(node =>
                    `${each.id}: ${node.target.join(" ")} ${[...node.any, ...node.all, ...node.none].map(check => check.message).join("; ")}`));
                if (document.documentElement.scrollWidth > width) {
                    const wide = [...document.querySelectorAll("main *")].find(each => each.getBoundingClientRect().right > width + 1);
                    told.push(`scrolls sideways: ${document.documentElement.scrollWidth} ${wide?.outerHTML.slice(0, 120)}`);
                }
                const top = document.querySelector("header.top").offsetHeight;
                if (top > 60) {
                    told.push(`the header takes ${top} pixels`);
                }
                return told;
            }
            """;

    @RegisterExtension
    private static final Pages PAGES = new Pages();

    private static String restored;
    private static String imported;
    private static String held;

    @BeforeAll
    static void makeSomethingToSee() {
        restored = PAGES.server().trigger(RESTORE);
        imported = PAGES.server().trigger(IMPORT);
        PAGES.server().awaitEnd(restored);
        PAGES.server().awaitEnd(imported);
        held = PAGES.server().trigger(HOLD);
    }

    @AfterAll
    static void letGo() {
        PAGES.server().control().cancel(HOLD, held, new Actor("camille", "ui"));
        PAGES.server().awaitEnd(held);
    }

    private static List<String> pipelines() {
        List<String> addresses = new ArrayList<>(List.of(
                "/",
                "/pipelines",
                "/pipelines?search=nothing",
                Place.pipeline(RESTORE),
                Place.pipeline(RESTORE) + "?view=table",
                Place.pipeline(RESTORE, "graph") + "?critical=true",
                Place.pipeline(RESTORE, "trigger")));
        PipelinePage.TABS.stream()
                .skip(2)
                .map(tab -> Place.pipeline(RESTORE, tab))
                .forEach(addresses::add);
        return addresses;
    }

    private static List<String> runs() {
        return List.of(
                Place.run(IMPORT, imported),
                Place.run(RESTORE, restored, "tasks"),
                Place.run(IMPORT, imported, "log"),
                Place.run(RESTORE, restored, "outputs"),
                Place.run(IMPORT, imported, "events"),
                Place.run(HOLD, held),
                Place.run(IMPORT, imported, "clear"),
                "/orders/runs/clear?run=" + number(imported),
                Place.task(IMPORT, imported, "load"),
                Place.task(IMPORT, imported, "extract") + "?try=2&with=1",
                Place.task(HOLD, held, "read_offers"),
                Place.task(IMPORT, imported, "load", "clear") + "?downstream=true");
    }

    private static long number(String run) {
        return PAGES.server()
                .sql()
                .sql("SELECT id FROM run WHERE run_id = ?")
                .param(run)
                .query(Long.class)
                .single();
    }

    private static List<String> around() {
        return List.of("/runs", "/runs?from=2001-01-01&to=2001-01-02", "/pools", "/nodes", "/audit", "/nothing/here");
    }

    private static List<String> administration() {
        return List.of(
                "/pools/edit?name=cpu",
                "/admin/variables",
                "/admin/connections/new?type=ssh",
                "/admin/users",
                "/admin/users/edit?name=vera",
                "/admin/tokens");
    }

    @Test
    void nobodyIsKeptOutOfAPage() {
        List<String> violations = new ArrayList<>();
        Page page = reader("camille");
        pipelines().forEach(address -> violations.addAll(look(page, address)));
        runs().forEach(address -> violations.addAll(look(page, address)));
        around().forEach(address -> violations.addAll(look(page, address)));
        administration().forEach(address -> violations.addAll(look(page, address)));
        violations.addAll(lookAtPalette(page));
        page.context().clearCookies();
        violations.addAll(look(page, "/auth/login?error=refused"));
        violations.addAll(look(reader("vera"), "/audit"));
        assertThat(violations).isEmpty();
    }

    private static Page reader(String name) {
        Page page = PAGES.reader().logIn(PAGES.server().address(), name);
        page.addInitScript(axe());
        return page;
    }

    private static List<String> look(Page page, String address) {
        page.setViewportSize(1440, 900);
        page.navigate(address);
        page.waitForFunction(THERE);
        return look(page, address, List.of(1440, 390));
    }

    private static List<String> lookAtPalette(Page page) {
        page.navigate(Place.task(IMPORT, imported, "load"));
        page.keyboard().press("Control+k");
        page.keyboard().insertText("import");
        page.locator("#palette [data-target='" + Place.pipeline(IMPORT) + "']").waitFor();
        return look(page, "the palette", List.of(390));
    }

    private static List<String> look(Page page, String address, List<Integer> widths) {
        List<String> violations = new ArrayList<>();
        for (int width : widths) {
            page.setViewportSize(width, 844);
            for (String theme : List.of("light", "dark")) {
                for (Object each : (List<?>) page.evaluate(LOOK, List.of(theme, width))) {
                    violations.add(address + " " + width + " " + theme + " " + each);
                }
            }
        }
        return violations;
    }

    private static String axe() {
        try (InputStream in =
                AccessibilityTest.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
