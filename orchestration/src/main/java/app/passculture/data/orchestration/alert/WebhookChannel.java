package app.passculture.data.orchestration.alert;

import app.passculture.data.orchestration.vault.NamedConnection;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Any receiver of JSON: the connection has its host and, in extra, its path; with a password, the body is signed by it (HMAC with SHA-256, in
 * hexadecimal) in the header X-Signature-256.
 */
record WebhookChannel(Posting posting, Wording wording) implements Channel {

    @Override
    public void deliver(Alert alert) {
        NamedConnection connection = posting.connection(alert.to().target());
        String body = JsonMapper.shared().writeValueAsString(body(alert));
        Map<String, String> headers = new HashMap<>();
        headers.put("Idempotency-Key", alert.idempotencyKey());
        if (connection.password() != null && !connection.password().isEmpty()) {
            headers.put("X-Signature-256", "sha256=" + signature(connection.password(), body));
        }
        posting.post(connection.id(), Posting.address(connection, path(connection.extra())), body, headers);
    }

    private Map<String, Object> body(Alert alert) {
        Alert.About about = alert.about();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", alert.idempotencyKey());
        fields.put("event", about.isFailure() ? "run.failed" : "run.succeeded");
        fields.put("pipeline", about.pipeline());
        fields.put("run", about.run());
        fields.put("logicalDate", about.logicalDate().toString());
        fields.put("owner", about.owner());
        fields.put("failedTasks", about.failedTasks());
        fields.put("url", wording.link(about));
        return fields;
    }

    private static String path(@Nullable String extra) {
        if (extra == null || extra.isBlank()) {
            return "";
        }
        JsonNode path = JsonMapper.shared().readTree(extra).get("path");
        return path == null ? "" : path.stringValue();
    }

    static String signature(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
