package app.passculture.data.orchestration.web.pipeline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.passculture.data.orchestration.vault.Vault;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Variables are kept on pages, in French here; their secrets never reach a browser. */
class VariablePagesTest {
    private static final String SECRET = "s3cret-nobody-sees";

    @RegisterExtension
    private static final Pages PAGES = new Pages();

    @AfterEach
    void noScriptHasThrown() {
        org.assertj.core.api.Assertions.assertThat(PAGES.reader().errors()).isEmpty();
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
        create(page, "region", "europe-west1");
        assertThat(page.locator("[role=status].good")).hasText("La variable region est là.");
        create(page, "region", "elsewhere");
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
    void whoMayNotReadThemIsToldSo() {
        Page page = PAGES.reader().logIn(PAGES.server().address(), "vera");
        page.navigate("/admin/variables");
        assertThat(page.locator("h1")).hasText("This is not for you");
    }

    private static void create(Page page, String name, String value) {
        page.navigate("/admin/variables/new");
        page.locator("[name=name]").fill(name);
        page.locator("[name=value]").fill(value);
        page.locator("main form.card button").click();
    }
}
