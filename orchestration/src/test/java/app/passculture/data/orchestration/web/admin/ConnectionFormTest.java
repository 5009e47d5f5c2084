package app.passculture.data.orchestration.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.passculture.data.orchestration.vault.NamedConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionFormTest {
    private static final String EXTRA =
            "{\"private_key\": \"-----BEGIN\", \"host_key\": \"ssh-ed25519 AAAA\", \"keepalive\": 30, \"proxy_password\": \"hidden\"}";

    private static final NamedConnection GATEWAY = new NamedConnection(
            "ssh_scalingo", "ssh", "the way in", "gateway.example", "data", "secret word", 2222, null, EXTRA);

    @Test
    void aFormHasAllButTheSecrets() {
        ConnectionForm form = form(ConnectionKind.SSH, GATEWAY);
        Map<String, String> values = form.values();
        assertThat(values)
                .containsEntry("host", "gateway.example")
                .containsEntry("port", "2222")
                .containsEntry("extra.host_key", "ssh-ed25519 AAAA")
                .containsEntry("description", "the way in");
        assertThat(values.get("extra")).contains("keepalive", "***").doesNotContain("host_key", "private_key");
        assertThat(values.toString()).doesNotContain("secret word", "BEGIN", "hidden");
    }

    @Test
    void whatComesBackUntouchedChangesNothing() {
        ConnectionForm form = form(ConnectionKind.SSH, GATEWAY);
        NamedConnection wanted = form.connection("ssh_scalingo", form.values());
        assertThat(wanted.password()).isEqualTo("***");
        assertThat(wanted.extra())
                .contains("\"private_key\":\"***\"", "\"keepalive\":30", "\"proxy_password\":\"***\"")
                .doesNotContain("passphrase");
        assertThat(wanted.port()).isEqualTo(2222);
        assertThat(wanted.type()).isEqualTo("ssh");
    }

    @Test
    void aSecretIsReplacedOrForgotten() {
        ConnectionForm form = form(ConnectionKind.SSH, GATEWAY);
        Map<String, String> sent = new java.util.HashMap<>(form.values());
        sent.put("password", "another word");
        sent.put("forget.extra.private_key", "true");
        NamedConnection wanted = form.connection("ssh_scalingo", sent);
        assertThat(wanted.password()).isEqualTo("another word");
        assertThat(wanted.extra()).doesNotContain("\"private_key\"");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(fault(ConnectionKind.POSTGRES, Map.of()).field()).isEqualTo("host");
        Fault port = fault(ConnectionKind.POSTGRES, Map.of("host", "db", "port", "70000"));
        assertThat(port.field()).isEqualTo("port");
        assertThat(port.message().arguments()).containsExactly("70000");
        Fault line = fault(ConnectionKind.POSTGRES, Map.of("host", "db", "extra", "{\n \"a\": }"));
        assertThat(line.field()).isEqualTo("extra");
        assertThat(line.message().arguments()).isEqualTo(List.of(2));
        assertThat(fault(ConnectionKind.POSTGRES, Map.of("host", "db", "extra", "[1]"))
                        .message()
                        .key())
                .isEqualTo("fault.extra");
    }

    @Test
    void aTypeThatIsNotKnownKeepsItsName() {
        NamedConnection redis =
                new NamedConnection("cache", "redis", null, "cache.example", null, null, 6379, "0", "no object");
        ConnectionForm form = form(ConnectionKind.of("redis"), redis);
        assertThat(form.values()).containsEntry("type", "redis").containsEntry("extra", "no object");
        assertThat(form.connection("cache", Map.of("type", "redis", "host", "cache.example"))
                        .type())
                .isEqualTo("redis");
    }

    private static Fault fault(ConnectionKind kind, Map<String, String> sent) {
        return catchThrowableOfType(
                        ConnectionForm.Wrong.class,
                        () -> new ConnectionForm(kind, Optional.empty()).connection("any", sent))
                .fault();
    }

    private static ConnectionForm form(ConnectionKind kind, NamedConnection before) {
        return new ConnectionForm(kind, Optional.of(before));
    }
}
