package app.passculture.data.orchestration.web.pipeline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.vault.Vault;
import com.microsoft.playwright.Page;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connections have forms by their types, are tried from them, and keep their secrets to themselves. */
class ConnectionPagesTest {
    private static final String SECRET = "s3cret-nobody-sees";

    @RegisterExtension
    private static final Pages PAGES = new Pages();

    @AfterEach
    void noScriptHasThrown() {
        org.assertj.core.api.Assertions.assertThat(PAGES.reader().errors()).isEmpty();
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
