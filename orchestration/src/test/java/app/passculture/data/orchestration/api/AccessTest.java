package app.passculture.data.orchestration.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.access.Role;
import app.passculture.data.orchestration.access.Users;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who gets in, with what, and how far. */
class AccessTest {

    @Test
    void tokensAreGivenForJsonAndForms() {
        Api.as(Role.VIEWER);
        for (String path : new String[] {"/auth/token", "/auth/token/cli"}) {
            Api.Reply form = Api.send(Api.request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("username=test-viewer&password=correct%20horse%20battery")));
            String token = form.is(201).json().path("access_token").asString();
            assertThat(token.split("\\.")).hasSize(3);
            assertThat(form.header("Content-Type")).isEqualTo("application/json");
            Api.withToken(token).get("/dags").is(200);
        }
        assertThat(Api.send(Api.request("/auth/token")).is(403).detail()).contains("POST");
        assertThat(login("test-viewer", "wrong").is(401).detail()).isEqualTo("Invalid credentials");
        assertThat(login("nobody-of-that-name", "wrong").is(401).detail()).isEqualTo("Invalid credentials");
        assertThat(Api.send(Api.request("/auth/token")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")))
                        .is(422)
                        .json()
                        .path("detail")
                        .get(0)
                        .path("type")
                        .asString())
                .isEqualTo("missing");
    }

    @Test
    void nothingIsOpenButHealthVersionAndLogin() {
        for (String path :
                new String[] {"/api/v2/monitor/health", "/api/v2/version", "/actuator/health", "/auth/login"}) {
            Api.send(Api.request(path)).is(200);
        }
        for (String path :
                new String[] {"/api/v2/dags", "/api/v2/openapi.json", "/actuator/prometheus", "/ui-api/v1/users", "/x"
                }) {
            Api.Reply refused = Api.send(Api.request(path)).is(401);
            assertThat(refused.text()).isEqualTo("{\"detail\":\"Not authenticated\"}");
            assertThat(refused.header("Content-Type")).isEqualTo("application/json");
        }
        Api.withToken("nonsense").get("/dags").is(401);
        Api.Reply page = Api.send(Api.request("/pipelines").header("Accept", "text/html"));
        assertThat(page.is(302).header("Location")).endsWith("/auth/login?next=%2Fpipelines");
        assertThat(Api.send(Api.request("/api/v2/auth/login")).is(307).header("Location"))
                .startsWith("/auth/login");
    }

    @Test
    void rolesGoAsFarAsTheySay() {
        Api viewer = Api.as(Role.VIEWER);
        Api operator = Api.as(Role.OPERATOR);
        viewer.get("/dags").is(200);
        viewer.post("/dags/~/dagRuns/list", "{}").is(200);
        viewer.post("/dags/nightly/favorite", "").is(204);
        assertThat(viewer.post("/dags/counting/dagRuns", "{}").is(403).detail()).isEqualTo("Forbidden");
        viewer.get("/variables").is(403);
        viewer.get("/connections").is(403);
        viewer.get("/eventLogs").is(403);
        operator.get("/variables").is(200);
        operator.patch("/dags/counting", "{'is_paused': false}").is(200);
        operator.delete("/dags/counting").is(403);
        Api.send(Api.request("/ui-api/v1/users").header("Authorization", "Bearer " + Api.tokenOf("test-operator")))
                .is(403);
    }

    @Test
    void aRevokedUsersTokensAreVoid() {
        Users users = RunningServer.shared().bean(Users.class);
        Api.as(Role.VIEWER);
        users.save(new app.passculture.data.orchestration.access.Person("leaving", Role.VIEWER), Api.PASSWORD);
        Api api = Api.withToken(Api.tokenOf("leaving"));
        api.get("/dags").is(200);
        Api script = Api.withToken(
                personalToken("Bearer " + Api.tokenOf("leaving")).path("secret").asString());
        script.get("/dags").is(200);
        users.revoke("leaving");
        api.get("/dags").is(401);
        script.get("/dags").is(401);
        Api again = Api.withToken(Api.tokenOf("leaving"));
        again.get("/dags").is(200);
        users.deactivate("leaving");
        again.get("/dags").is(401);
    }

    private static JsonNode personalToken(String bearer) {
        return Api.send(Api.request("/ui-api/v1/tokens")
                        .header("Authorization", bearer)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"label\":\"script\",\"days\":3}")))
                .is(201)
                .json();
    }

    @Test
    void personalTokensAreMadeListedAndRevoked() {
        Api.as(Role.OPERATOR);
        String bearer = "Bearer " + Api.tokenOf("test-operator");
        JsonNode issued = personalToken(bearer);
        Api script = Api.withToken(issued.path("secret").asString());
        script.get("/dags").is(200);
        assertThat(Api.send(Api.request("/ui-api/v1/tokens").header("Authorization", bearer))
                        .text())
                .contains("script")
                .doesNotContain(issued.path("secret").asString());
        Api.send(Api.request("/ui-api/v1/tokens/" + issued.path("id").asString())
                        .header("Authorization", bearer)
                        .DELETE())
                .is(204);
        script.get("/dags").is(401);
    }

    @Test
    void whoIsRevokedOrDeactivatedLosesPersonalTokensForGood() {
        Api.as(Role.ADMIN);
        String admin = "Bearer " + Api.tokenOf("test-admin");
        save(admin, "scripted").is(200);
        Api first = scriptOf("scripted");
        first.get("/dags").is(200);
        Api.send(Api.request("/ui-api/v1/users/scripted/revoke")
                        .header("Authorization", admin)
                        .POST(BodyPublishers.noBody()))
                .is(204);
        first.get("/dags").is(401);
        Api second = scriptOf("scripted");
        second.get("/dags").is(200);
        Api.send(Api.request("/ui-api/v1/users/scripted")
                        .header("Authorization", admin)
                        .DELETE())
                .is(204);
        save(admin, "scripted").is(200);
        second.get("/dags").is(401);
        save(admin, "no name").is(422);
        Api.send(Api.request("/ui-api/v1/users/nobody")
                        .header("Authorization", admin)
                        .DELETE())
                .is(404);
    }

    private static Api scriptOf(String user) {
        return Api.withToken(
                personalToken("Bearer " + Api.tokenOf(user)).path("secret").asString());
    }

    private static Api.Reply save(String admin, String name) {
        String body = "{\"role\": \"viewer\", \"password\": \"%s\"}".formatted(Api.PASSWORD);
        return Api.send(Api.request("/ui-api/v1/users/" + name.replace(" ", "%20"))
                .header("Authorization", admin)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    @Test
    void aBrowserLogsInWithAFormAndProvesItsChanges() {
        Api.as(Role.OPERATOR);
        Api.Reply page = Api.send(Api.request("/auth/login?next=/pipelines"));
        assertThat(page.text()).doesNotContain("<script>", "<style");
        var field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.text());
        assertThat(field.find()).isTrue();
        String csrf = cookie(page, "XSRF-TOKEN");
        String form =
                "username=test-operator&password=correct%20horse%20battery&next=/pipelines&_csrf=" + field.group(1);
        Api.send(Api.request("/auth/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .is(403);
        Api.Reply in = Api.send(Api.request("/auth/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", "XSRF-TOKEN=" + csrf)
                .POST(BodyPublishers.ofString(form)));
        assertThat(in.is(303).header("Location")).isEqualTo("/pipelines");
        String session = cookie(in, "orchestration_session");
        assertThat(in.response().headers().allValues("Set-Cookie").toString()).contains("HttpOnly", "SameSite=Lax");
        String cookies = "XSRF-TOKEN=%s; orchestration_session=%s".formatted(csrf, session);
        Api.send(Api.request("/api/v2/dags").header("Cookie", cookies)).is(200);
        var patch = Api.request("/api/v2/dags/counting")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"is_paused\":false}"));
        assertThat(Api.send(patch.copy().header("Cookie", cookies)).is(403).detail())
                .contains("CSRF");
        Api.send(patch.copy().header("Cookie", cookies).header("X-XSRF-TOKEN", csrf))
                .is(200);
        Api.withToken(session).get("/dags").is(401);
        Api.send(Api.request("/auth/logout")
                        .header("Cookie", cookies)
                        .header("X-XSRF-TOKEN", csrf)
                        .POST(BodyPublishers.noBody()))
                .is(303);
        Api.send(Api.request("/api/v2/dags").header("Cookie", cookies)).is(401);
        assertThat(RunningServer.shared()
                        .database()
                        .sql("SELECT event FROM event_log WHERE actor = 'test-operator' ORDER BY id DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .isEqualTo("logout");
    }

    @Test
    void comingFailingToComeAndGoingAreAudited() {
        Api.as(Role.VIEWER);
        login("test-viewer", "wrong").is(401);
        login("test-viewer", Api.PASSWORD).is(201);
        login("a password typed as a name", "wrong").is(401);
        assertThat(RunningServer.shared()
                        .database()
                        .sql("SELECT event FROM event_log WHERE actor = 'test-viewer' ORDER BY id DESC LIMIT 2")
                        .query(String.class)
                        .list())
                .containsExactly("login", "login_failed");
        assertThat(RunningServer.shared()
                        .database()
                        .sql("SELECT count(*) FROM event_log WHERE actor LIKE 'a password%'")
                        .query(Long.class)
                        .single())
                .isZero();
        RunningServer.shared().database().sql("DELETE FROM login_failure").update();
    }

    @Test
    void headersKeepPagesToThemselves() {
        Api.Reply page = Api.send(Api.request("/auth/login"));
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(Map.of(
                        "X-Content-Type-Options", "nosniff",
                        "X-Frame-Options", "DENY",
                        "Referrer-Policy", "same-origin"))
                .allSatisfy((name, value) -> assertThat(page.header(name)).isEqualTo(value));
    }

    @Test
    void guessingIsSlowedDown() {
        for (int i = 0; i < 5; i++) {
            login("guessed", "wrong " + i).is(401);
        }
        Api.Reply slowed = login("guessed", "right or wrong");
        assertThat(slowed.is(429).header("Retry-After")).isNotEmpty();
        RunningServer.shared().database().sql("DELETE FROM login_failure").update();
    }

    private static Api.Reply login(String name, String password) {
        return Api.send(Api.request("/auth/token")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password))));
    }

    private static String cookie(Api.Reply reply, String name) {
        return reply.response().headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1).replaceFirst(";.*", ""))
                .findFirst()
                .orElseThrow();
    }
}
