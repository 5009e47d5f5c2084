package app.passculture.data.orchestration.web.pipeline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** Administrators keep users on pages, and everybody their own tokens. */
class UserPagesTest {
    @RegisterExtension
    private static final Pages PAGES = new Pages();

    @AfterEach
    void noScriptHasThrown() {
        org.assertj.core.api.Assertions.assertThat(PAGES.reader().errors()).isEmpty();
    }

    @Test
    void somebodyComesGetsAnotherRoleAndGoes() throws IOException, InterruptedException {
        Page page = PAGES.reader().logIn(PAGES.server().address(), "camille");
        page.navigate("/admin");
        page.locator("nav.tabs >> text=Users").click();
        page.locator("text=New user").click();
        page.locator("[name=name]").fill("dora doe");
        page.locator("[value=operator]").check();
        page.locator("main form button").click();
        assertThat(page.locator(".fault")).containsText("“dora doe” is no user name");
        page.locator("[name=name]").fill("dora");
        page.locator("main form button").click();
        assertThat(page.locator("h1")).hasText("The password of dora");
        String password = page.locator("#once").textContent();
        org.assertj.core.api.Assertions.assertThat(login("dora", password)).isEqualTo(201);
        page.locator("text=I have kept it").click();
        assertThat(page.locator("tr:has-text('dora')")).containsText("operator");
        org.assertj.core.api.Assertions.assertThat(page.content()).doesNotContain(password);
        page.locator("a:has-text('dora')").click();
        page.locator("[value=viewer]").check();
        page.locator("text=Save").click();
        assertThat(page.locator("[role=status].good")).hasText("The role of dora was changed.");
        page.locator("tr:has-text('dora') >> text=Disable…").click();
        page.locator("button.danger").click();
        assertThat(page.locator("tr:has-text('dora') .chip")).hasText("disabled");
        Reader.keepInAllLooks(page, "users");
        org.assertj.core.api.Assertions.assertThat(login("dora", password)).isEqualTo(401);
        page.locator("text=Enable with a new password").click();
        String another = page.locator("#once").textContent();
        org.assertj.core.api.Assertions.assertThat(another).isNotEqualTo(password);
        org.assertj.core.api.Assertions.assertThat(login("dora", another)).isEqualTo(201);
        page.navigate("/audit?actor=camille&event=save_user");
        assertThat(page.locator("tbody tr").first()).containsText("dora");
        org.assertj.core.api.Assertions.assertThat(page.content()).doesNotContain(password, another);
    }

    @Test
    void theLastAdministratorStays() {
        Page page = PAGES.reader().logIn(PAGES.server().address(), "camille");
        page.navigate("/admin/users/edit?name=camille");
        page.locator("[value=viewer]").check();
        page.locator("text=Save").click();
        assertThat(page.locator("[role=alert]")).containsText("camille is the only administrator");
        page.navigate("/admin/users/delete?name=camille");
        assertThat(page.locator("button.danger")).isDisabled();
    }

    @Test
    void aTokenIsShownOnceAndRevoked() throws IOException, InterruptedException {
        Page page = PAGES.reader().logIn(PAGES.server().address(), "vera");
        page.context()
                .addCookies(List.of(
                        new Cookie("language", "fr").setUrl(PAGES.server().address())));
        page.navigate("/admin");
        assertThat(page.locator("h1")).hasText("Vos jetons");
        page.locator("[name=label]").fill("export de nuit");
        page.locator("[name=days]").fill("400");
        page.evaluate("document.querySelector('form.filters').noValidate = true");
        page.keyboard().press("Enter");
        assertThat(page.locator(".fault")).hasText("Un jeton vaut de 1 à 366 jours, non « 400 ».");
        page.locator("[name=days]").fill("7");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Le jeton export de nuit");
        String secret = page.locator("#once").textContent();
        org.assertj.core.api.Assertions.assertThat(read(secret)).isEqualTo(200);
        page.locator("text=Je l’ai gardé").click();
        assertThat(page.locator("tr:has-text('export de nuit')")).hasCount(1);
        Reader.keepInAllLooks(page, "tokens");
        page.locator("text=Révoquer…").click();
        assertThat(page.locator("h1")).hasText("Révoquer le jeton export de nuit");
        page.locator("button.danger").click();
        assertThat(page.locator("[role=status].good")).hasText("Le jeton export de nuit est nul.");
        org.assertj.core.api.Assertions.assertThat(read(secret)).isEqualTo(401);
        page.navigate("/admin/users");
        assertThat(page.locator("h1")).hasText("Ceci ne vous est pas ouvert");
    }

    private static int login(String name, String password) throws IOException, InterruptedException {
        String body = JsonMapper.shared().writeValueAsString(Map.of("username", name, "password", password));
        return status(HttpRequest.newBuilder(URI.create(PAGES.server().address() + "/auth/token"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static int read(String token) throws IOException, InterruptedException {
        return status(HttpRequest.newBuilder(URI.create(PAGES.server().address() + "/api/v2/dags"))
                .header("Authorization", "Bearer " + token));
    }

    private static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
