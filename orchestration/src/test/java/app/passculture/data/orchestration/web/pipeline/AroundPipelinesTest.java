package app.passculture.data.orchestration.web.pipeline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages around pipelines: login and refusals, runs, pools, nodes and the audit log. */
class AroundPipelinesTest {
    @RegisterExtension
    private static final Pages PAGES = new Pages();

    @AfterEach
    void noScriptHasThrown() {
        org.assertj.core.api.Assertions.assertThat(PAGES.reader().errors()).isEmpty();
    }

    @Test
    void whoIsRefusedReadsWhyAndGoesOnWhereTheyWanted() {
        Page page = PAGES.reader().logIn(PAGES.server().address(), "vera");
        // The page asks for its news again as soon as it is live: its forms must stay good.
        page.waitForResponse(answer -> answer.url().contains("part=news"), () -> page.navigate("/"));
        page.locator("text=Log out").click();
        assertThat(page.locator("h1")).hasText("Log in");
        page.navigate("/nodes");
        assertThat(page).hasURL(Pattern.compile(".*/auth/login\\?next=%2Fnodes"));
        Reader.keepInAllLooks(page, "around-login");
        page.locator("[name=username]").fill("vera");
        page.locator("[name=password]").fill("not her password");
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=alert]")).hasText("The name or the password is wrong.");
        page.locator("[name=username]").fill("vera");
        page.locator("[name=password]").fill(SampleServer.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Nodes");
        assertThat(page.locator("main .sentence")).containsText("One node is alive");
        Reader.keepInAllLooks(page, "around-nodes");
    }

    @Test
    void aStrangerSeesTheLoginPageWithItsStyleAndScripts() {
        Page page = PAGES.reader().stranger(PAGES.server().address());
        List<String> refused = new ArrayList<>();
        page.onResponse(answer -> {
            if (answer.status() >= 400) {
                refused.add(answer.status() + " " + answer.url());
            }
        });
        page.navigate("/auth/login");
        assertThat(page.locator("body")).hasCSS("margin", "0px");
        org.assertj.core.api.Assertions.assertThat(refused).isEmpty();
        Reader.keepInAllLooks(page, "around-login-stranger");
    }

    @Test
    void anotherSiteIsNeverWhereALoginLeads() {
        Page page = PAGES.reader().logIn(PAGES.server().address(), "vera");
        page.navigate("/auth/login?next=//example.org/");
        assertThat(page.locator("[name=next]")).hasValue("/");
    }

    @Test
    void theThrottleSaysHowLongToWait() {
        Page page = PAGES.reader().logIn(PAGES.server().address(), "vera");
        page.navigate("/auth/login?error=often&wait=8");
        assertThat(page.locator("[role=alert]")).containsText("Wait 8 seconds");
        page.context()
                .addCookies(List.of(
                        new Cookie("language", "fr").setUrl(PAGES.server().address())));
        page.reload();
        assertThat(page.locator("[role=alert]")).containsText("Attendez 8 secondes");
    }

    @Test
    void whatIsNotThereOrNotAllowedIsAPage() {
        Page page = PAGES.reader().logIn(PAGES.server().address(), "vera");
        page.navigate("/nothing/here");
        assertThat(page.locator("h1")).hasText("There is nothing here");
        assertThat(page.locator("nav.parts a").first()).hasText("Today");
        page.navigate("/audit");
        assertThat(page.locator("h1")).hasText("This is not for you");
        Reader.keepInAllLooks(page, "around-forbidden");
        page.navigate("/pipelines/import_bookings");
        page.evaluate("""
                () => {
                    const form = document.createElement("form");
                    form.method = "post";
                    form.action = "/pipelines/import_bookings/pause";
                    const proof = document.createElement("input");
                    proof.name = "_csrf";
                    proof.value = document.querySelector("meta[name=proof]").content;
                    form.append(proof);
                    document.body.append(form);
                    form.submit();
                }
                """);
        assertThat(page.locator("h1")).hasText("This is not for you");
        assertThat(page.locator("main")).containsText("ask an administrator");
    }

    @Test
    void runsAreFoundByKeys() {
        String run = PAGES.server().trigger("import_bookings");
        PAGES.server().awaitEnd(run);
        Page page = PAGES.reader().logIn(PAGES.server().address(), "camille");
        new Keyboard(page).press("g", "r");
        assertThat(page.locator("h1")).hasText("Runs");
        Reader.keepInAllLooks(page, "around-runs");
        page.navigate("/runs?state=failed&pipeline=import_bookings");
        assertThat(page.locator(".chip[aria-current]")).hasText("failed");
        assertThat(page.locator("tbody tr").first()).containsText(run);
        new Keyboard(page).press("j");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText(run);
        page.navigate("/runs?from=2001-01-01&to=2001-01-02");
        assertThat(page.locator(".empty h2")).hasText("No runs");
    }

    @Test
    void whoHasAPoolAndWhoWaitsIsShown() {
        String run = PAGES.server().trigger("train_model");
        Page page = PAGES.reader().logIn(PAGES.server().address(), "vera");
        page.navigate("/pools");
        assertThat(page.locator("[aria-label=cpu]")).containsText("train_model · read_users");
        assertThat(page.locator("main .sentence")).hasText("One pool is full, and runs wait for it.");
        assertThat(page.locator("tr:has-text('train_model')")).isVisible();
        Reader.keepInAllLooks(page, "around-pools");
        PAGES.server()
                .control()
                .cancel("train_model", run, new app.passculture.data.orchestration.journal.Actor("x", "ui"));
        PAGES.server().awaitEnd(run);
    }

    @Test
    void theAuditLogSaysWhatWasBeforeAndAfter() {
        Page page = PAGES.reader().logIn(PAGES.server().address(), "camille");
        page.context()
                .addCookies(List.of(
                        new Cookie("language", "fr").setUrl(PAGES.server().address())));
        page.navigate("/");
        page.evaluate("""
                () => fetch("/api/v2/pools/cloud_sql?update_mask=slots", {method: "PATCH", body: '{"slots": 3}', headers: {
                    "Content-Type": "application/json",
                    "X-XSRF-TOKEN": document.cookie.match(/XSRF-TOKEN=([^;]*)/)[1]}})
                """);
        page.navigate("/audit?actor=camille&event=update_pool");
        assertThat(page.locator("h1")).hasText("Journal d’audit");
        assertThat(page.locator("tbody tr").first()).containsText("cloud_sql");
        assertThat(page.locator("tbody del").first()).hasText("2");
        assertThat(page.locator("tbody ins").first()).hasText("3");
        Reader.keepInAllLooks(page, "around-audit");
    }
}
