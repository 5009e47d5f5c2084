package app.passculture.data.orchestration.web.pipeline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.vault.Vault;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pools, variables and connections are kept on pages, which say first what would happen; secrets never reach a browser. */
class AdministrationPagesTest {
    private static final String SECRET = "s3cret-nobody-sees";

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
    void whoMayOnlyReadPoolsSeesWhy() {
        Page page = PAGES.reader().logIn(PAGES.server().address(), "vera");
        page.navigate("/pools/edit?name=cpu");
        assertThat(page.locator("main form button")).isDisabled();
        assertThat(page.locator("main form")).containsText("This needs the role operator.");
    }

    @Test
    void aVariableComesChangesAndGoes() {
        Page page = PAGES.reader().logIn(PAGES.server().address(), "camille");
        page.context()
                .addCookies(List.of(
                        new Cookie("language", "fr").setUrl(PAGES.server().address())));
        page.navigate("/");
        new Keyboard(page).press("g", "m");
        assertThat(page.locator("h1")).hasText("Variables");
        createVariable(page, "region", "europe-west1");
        assertThat(page.locator("[role=status].good")).hasText("La variable region est là.");
        createVariable(page, "region", "elsewhere");
        assertThat(page.locator(".fault")).hasText("« region » existe déjà ; choisissez un autre nom.");
        assertThat(page.locator("[name=value]")).hasValue("elsewhere");
        page.locator("[name=name]").fill("partner_api_key");
        page.locator("[name=value]").fill(SECRET);
        page.locator("[name=description]").fill("Clé du partenaire, renouvelée chaque année");
        page.locator("main form.card button").click();
        assertThat(page.locator("tr:has-text('partner_api_key') code")).hasText("***");
        Reader.keepInAllLooks(page, "variables");
        page.locator("tr:has-text('partner_api_key') >> text=Modifier…").click();
        assertThat(page.locator("[name=value]")).hasValue("");
        org.assertj.core.api.Assertions.assertThat(page.content()).doesNotContain(SECRET);
        page.locator("[name=description]").fill("Clé du partenaire");
        page.keyboard().press("Enter");
        assertThat(page.locator("tr:has-text('partner_api_key')")).containsText("Clé du partenaire");
        org.assertj.core.api.Assertions.assertThat(
                        PAGES.server().bean(Vault.class).variable("partner_api_key"))
                .hasValue(SECRET);
        page.locator("[name=q]").fill("REG");
        page.keyboard().press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.locator("text=Supprimer…").click();
        assertThat(page.locator("main .sentence")).containsText("Sa valeur ne reviendra pas.");
        page.locator("button.danger").click();
        assertThat(page.locator("tr:has-text('region')")).hasCount(0);
        page.navigate("/audit?actor=camille&event=update_variable");
        assertThat(page.locator("tbody tr").first()).containsText("partner_api_key");
        assertThat(page.locator("tbody ins").first()).hasText("Clé du partenaire");
        org.assertj.core.api.Assertions.assertThat(page.content()).doesNotContain(SECRET);
    }

    @Test
    void whoMayNotReadVariablesIsToldSo() {
        Page page = PAGES.reader().logIn(PAGES.server().address(), "vera");
        page.navigate("/admin/variables");
        assertThat(page.locator("h1")).hasText("This is not for you");
    }

    private static void createVariable(Page page, String name, String value) {
        page.navigate("/admin/variables/new");
        page.locator("[name=name]").fill(name);
        page.locator("[name=value]").fill(value);
        page.locator("main form.card button").click();
    }

    @Test
    void aConnectionIsTriedMadeChangedAndDeleted() {
        URI server = URI.create(PAGES.server().address());
        Page page = PAGES.reader().logIn(PAGES.server().address(), "camille");
        page.navigate("/admin/connections/new");
        page.locator("select[name=type]").selectOption("webhook");
        page.locator("text=Show its form").click();
        assertThat(page.locator("main")).containsText("Alerts are posted to it as JSON.");
        page.locator("main form.card [name=name]").fill("data alerts");
        page.locator("[name=schema]").selectOption("http");
        page.locator("[name=password]").fill(SECRET);
        page.locator("text=Try it").click();
        assertThat(page.locator("#outcome")).containsText("Host This is needed.");
        page.locator("[name=host]").fill("localhost");
        page.locator("[name=port]").fill(String.valueOf(server.getPort()));
        page.locator("[name='extra.path']").fill("/auth/login");
        page.locator("text=Try it").click();
        assertThat(page.locator("#outcome .good")).containsText("localhost answered 200");
        assertThat(page.locator("[name=password]")).hasValue(SECRET);
        page.locator("main form.card button.first").click();
        assertThat(page.locator(".fault")).containsText("“data alerts” is no name of a connection");
        org.assertj.core.api.Assertions.assertThat(page.content()).doesNotContain(SECRET);
        page.locator("main form.card [name=name]").fill("data-alerts");
        page.locator("[name=password]").fill(SECRET);
        page.locator("main form.card button.first").click();
        assertThat(page.locator("[role=status].good")).hasText("The connection data-alerts is there now.");
        page.locator("tr:has-text('data-alerts') >> text=Try it").click();
        assertThat(page.locator("#outcome .good")).containsText("data-alerts works");
        page.locator("a:has-text('data-alerts')").click();
        org.assertj.core.api.Assertions.assertThat(page.content()).doesNotContain(SECRET);
        assertThat(page.locator("[name='extra.path']")).hasValue("/auth/login");
        page.locator("[name='extra.path']").fill("/nothing/here");
        Reader.keepInAllLooks(page, "connection");
        page.locator("main form.card button.first").click();
        assertThat(page.locator("[role=status].good")).hasText("The connection data-alerts was changed.");
        NamedConnection stored =
                PAGES.server().bean(Vault.class).connection("data-alerts").orElseThrow();
        org.assertj.core.api.Assertions.assertThat(stored.password()).isEqualTo(SECRET);
        org.assertj.core.api.Assertions.assertThat(stored.extra()).isEqualTo("{\"path\":\"/nothing/here\"}");
        page.locator("tr:has-text('data-alerts') >> text=Delete…").click();
        assertThat(page.locator("h1")).hasText("Delete connection data-alerts");
        page.locator("button.danger").click();
        assertThat(page.locator("tr:has-text('data-alerts')")).hasCount(0);
        page.navigate("/audit?actor=camille&event=update_connection");
        assertThat(page.locator("tbody tr").first()).containsText("data-alerts");
        org.assertj.core.api.Assertions.assertThat(page.content()).doesNotContain(SECRET);
    }

    @Test
    void everyTypeHasAForm() {
        Page page = PAGES.reader().logIn(PAGES.server().address(), "camille");
        page.navigate("/admin/connections/new?type=ssh");
        assertThat(page.locator("[name='extra.private_key']")).isVisible();
        for (Object type : page.locator("select[name=type] option").all().stream()
                .map(option -> option.getAttribute("value"))
                .toList()) {
            page.navigate("/admin/connections/new?type=" + type);
            assertThat(page.locator("select[name=type]")).hasValue(String.valueOf(type));
        }
    }
}
