package app.passculture.data.orchestration.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.access.Person;
import app.passculture.data.orchestration.access.Role;
import app.passculture.data.orchestration.access.Users;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The round trip of a browser to an identity provider and back: the groups there are the roles here. */
class OidcLoginTest {
    private final OpenIdProvider provider = RunningServer.shared().provider();
    private final Users users = RunningServer.shared().bean(Users.class);

    /** A browser with cookies of its own. */
    private static final class Browser {
        private final HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .cookieHandler(new CookieManager())
                .build();

        HttpResponse<String> open(String path) {
            try {
                return http.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:"
                                        + RunningServer.shared().port() + path))
                                .timeout(Duration.ofSeconds(30))
                                .header("Accept", path.startsWith("/ui-api/") ? "application/json" : "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
            } catch (IOException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        }

        HttpResponse<String> logIn() {
            return open("/oauth2/authorization/company");
        }

        String role() {
            HttpResponse<String> me = open("/ui-api/v1/me");
            return me.statusCode() == 200
                    ? JsonMapper.shared().readTree(me.body()).path("role").asString()
                    : "none";
        }
    }

    private static List<String> deeds(String actor) {
        return RunningServer.shared()
                .database()
                .sql("SELECT via || ' ' || event FROM event_log WHERE actor = ? ORDER BY id")
                .param(actor)
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void whoHasAGroupWithARoleComesIn() {
        assertThat(new Browser().open("/auth/login").body()).contains("/oauth2/authorization/company");
        provider.comes("ada@example.org", "staff", "data-viewers", "data-operators");
        Browser browser = new Browser();
        HttpResponse<String> page = browser.logIn();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/");
        assertThat(browser.role()).as("the farthest-reaching").isEqualTo("OPERATOR");
        assertThat(deeds("ada@example.org")).containsExactly("oidc save_user", "oidc login");
    }

    @Test
    void aRoleFollowsTheGroups() {
        Browser browser = new Browser();
        provider.comes("bea", "data-viewers");
        browser.logIn();
        assertThat(browser.role()).isEqualTo("VIEWER");
        provider.comes("bea", "data-admins");
        new Browser().logIn();
        assertThat(browser.role()).as("in the first session too").isEqualTo("ADMIN");
        assertThat(RunningServer.shared()
                        .database()
                        .sql("SELECT (before->>'role') || ' ' || (after->>'role') FROM event_log"
                                + " WHERE actor = 'bea' AND before IS NOT NULL")
                        .query(String.class)
                        .list())
                .containsExactly("viewer admin");
        provider.comes("bea", "data-admins");
        new Browser().logIn();
        assertThat(deeds("bea"))
                .containsExactly("oidc save_user", "oidc login", "oidc save_user", "oidc login", "oidc login");
    }

    @Test
    void whoHasNoSuchGroupReadsWhyTheyAreNotLetIn() {
        provider.comes("cyd", "staff");
        Browser browser = new Browser();
        HttpResponse<String> page = browser.logIn();
        assertThat(page.uri().toString()).endsWith("/auth/login?error=role");
        assertThat(page.body()).contains("role=\"alert\"", "nothing gives you a role here");
        assertThat(browser.role()).isEqualTo("none");
        assertThat(deeds("cyd")).containsExactly("oidc login_refused");
        assertThat(users.all()).extracting(Person::name).doesNotContain("cyd");
    }

    @Test
    void whoLosesTheLastGroupLosesTheirSessions() {
        provider.comes("dot", "data-viewers");
        Browser browser = new Browser();
        browser.logIn();
        assertThat(browser.role()).isEqualTo("VIEWER");
        provider.comes("dot");
        new Browser().logIn();
        assertThat(browser.role()).isEqualTo("none");
    }

    @Test
    void namesWithAPasswordAndDeactivatedOnesAreNotTakenOver() {
        users.save(new Person("eve", Role.ADMIN), Api.PASSWORD);
        provider.comes("eve", "data-viewers");
        Browser browser = new Browser();
        assertThat(browser.logIn().uri().toString()).endsWith("/auth/login?error=unknown");
        assertThat(browser.role()).isEqualTo("none");
        provider.comes("fay", "data-viewers");
        new Browser().logIn();
        users.deactivate("fay");
        assertThat(browser.logIn().uri().toString()).endsWith("/auth/login?error=unknown");
        assertThat(deeds("fay")).containsExactly("oidc save_user", "oidc login", "oidc login_refused");
    }

    @Test
    void whatTheProviderDidNotSignOrNobodyAskedForCountsForNothing() {
        provider.comes("gil", "data-admins");
        provider.forge();
        Browser browser = new Browser();
        HttpResponse<String> page = browser.logIn();
        assertThat(page.uri().toString()).endsWith("/auth/login?error=provider");
        assertThat(page.body()).contains("The identity provider did not say who you are");
        provider.comes("gil", "data-admins");
        assertThat(browser.open("/login/oauth2/code/company?code=stolen&state=guessed")
                        .uri()
                        .toString())
                .endsWith("/auth/login?error=provider");
        assertThat(browser.role()).isEqualTo("none");
        assertThat(deeds("gil")).isEmpty();
    }
}
