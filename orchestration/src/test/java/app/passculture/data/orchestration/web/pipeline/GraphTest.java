package app.passculture.data.orchestration.web.pipeline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The graph is walked with keys, groups are folded where one stands, and two versions lie over each other. */
class GraphTest {

    private static final String RESTORE = "recommendation_cloud_sql_v1";

    @RegisterExtension
    private static final Pages PAGES = new Pages();

    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement.dataset.node");
    }

    @Test
    void keysFollowEdgesAndFoldGroups() {
        String run = PAGES.server().trigger(RESTORE);
        PAGES.server().awaitEnd(run);
        Page page = PAGES.reader().logIn(PAGES.server().address(), "vera");
        page.navigate(Place.pipeline(RESTORE, "graph"));
        page.locator(".node[data-node=start]").focus();
        page.keyboard().press("ArrowRight");
        org.assertj.core.api.Assertions.assertThat(focused(page)).contains("filter_columns_");
        String group = (String) page.evaluate("document.activeElement.dataset.group");
        page.keyboard().press("x");
        page.waitForURL(url -> url.contains("open="));
        assertThat(page.locator(".node[data-node='group " + group + "']")).isFocused();
        page.keyboard().press(" ");
        page.waitForURL(url -> url.contains(group));
        assertThat(page.locator(".node[data-group='" + group + "']").first()).isFocused();
        page.keyboard().press("ArrowLeft");
        org.assertj.core.api.Assertions.assertThat(focused(page)).isEqualTo("start");
    }

    @Test
    void whatDecidedTheEndIsDrawn() {
        String run = PAGES.server().trigger("import_bookings");
        PAGES.server().awaitEnd(run);
        Page page = PAGES.reader().logIn(PAGES.server().address(), "vera");
        page.navigate(Place.pipeline("import_bookings", "graph"));
        page.locator("[name=critical]").press("Space");
        assertThat(page).hasURL(Pattern.compile(".*critical=true.*"));
        assertThat(page.locator(".node.critical")).hasCount(3);
        assertThat(page.locator(".edge.critical")).hasCount(2);
        Reader.keep(page, "graph-critical");
    }

    @Test
    void twoVersionsLieOverEachOther() {
        new LargeHistory("overlaid", 40, 2).write(PAGES.server().sql());
        PAGES.server().sql().sql("""
                        INSERT INTO pipeline_version (id, pipeline, number, spec_hash, spec, bundle, bundle_digest)
                        SELECT gen_random_uuid(), pipeline, 2, 'other', jsonb_set(
                            jsonb_set(spec #- '{tasks,39}', '{tasks,3,dependencies,rule}', '"all_done"'), '{tasks,25,dependencies,upstream}', '["task_0002"]'),
                            'test', 'other'
                        FROM pipeline_version WHERE pipeline = 'overlaid'
                        """).update();
        Page page = PAGES.reader().logIn(PAGES.server().address(), "vera");
        page.navigate(Place.pipeline("overlaid", "graph") + "?compare=2");
        assertThat(page.locator(".node.added .label")).hasText("task_0039");
        assertThat(page.locator(".node.changed .label")).hasText(new String[] {"task_0003", "task_0025"});
        assertThat(page.locator(".edge.added")).hasCount(2);
        assertThat(page.locator(".edge.removed")).hasCount(1);
        assertThat(page.locator(".node.added")).hasAttribute("aria-label", Pattern.compile(".*added.*"));
        Reader.keep(page, "graph-compared");
    }

    @Test
    void aGraphLargerThanItsFrameHasAMap() {
        new LargeHistory("vast", 2_000, 2).write(PAGES.server().sql());
        Page page = PAGES.reader().logIn(PAGES.server().address(), "vera");
        page.navigate(Place.pipeline("vast", "graph"));
        assertThat(page.locator("[data-minimap]")).isVisible();
        Number before = (Number) page.evaluate("document.querySelector('[data-graph]').scrollLeft");
        page.locator("[data-minimap]").click();
        page.waitForFunction("left => document.querySelector('[data-graph]').scrollLeft !== left", before);
        Reader.keep(page, "graph-map");
    }
}
