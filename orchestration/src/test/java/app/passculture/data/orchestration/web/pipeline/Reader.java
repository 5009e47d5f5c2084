package app.passculture.data.orchestration.web.pipeline;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody who reads the pages in a real browser, and remembers what went wrong in it. */
final class Reader implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    /** How many milliseconds assertions wait for what they expect: a busy machine is no failure. */
    private static final double PATIENCE = 30_000;

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> errors = new ArrayList<>();

    private Reader(Playwright playwright) {
        this.playwright = playwright;
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    static void assumeBrowser() {
        assumeTrue(Files.isExecutable(CHROMIUM), "skipped: there is no " + CHROMIUM + "; apt-get install chromium");
    }

    static Reader start() {
        assumeBrowser();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        return new Reader(Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    }

    /** A window in which somebody has logged in. */
    Page logIn(String address, String name) {
        Page page = stranger(address);
        page.navigate("/auth/login");
        page.locator("[name=username]").fill(name);
        page.locator("[name=password]").fill(SampleServer.PASSWORD);
        page.locator("[name=password]").press("Enter");
        page.waitForURL(url -> !url.contains("/auth/login"));
        return page;
    }

    /** A window of somebody who was never here. */
    Page stranger(String address) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setTimezoneId("Europe/Paris")
                .setLocale("en-GB")
                .setViewportSize(1440, 900));
        Page page = context.newPage();
        page.onPageError(errors::add);
        return page;
    }

    static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** Light and dark, narrow and wide. */
    static void keepInAllLooks(Page page, String name) {
        for (String theme : List.of("light", "dark")) {
            page.evaluate("theme => document.documentElement.dataset.theme = theme", theme);
            page.setViewportSize(390, 844);
            keep(page, name + "-" + theme + "-390");
            page.setViewportSize(1440, 900);
            keep(page, name + "-" + theme + "-1440");
        }
    }

    /** What scripts threw. */
    List<String> errors() {
        return errors;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
