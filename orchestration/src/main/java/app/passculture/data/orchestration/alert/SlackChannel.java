package app.passculture.data.orchestration.alert;

import app.passculture.data.orchestration.vault.NamedConnection;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** Slack's incoming webhooks: the connection has the host, and the secret end of the address as its password. */
record SlackChannel(Posting posting, Wording wording) implements Channel {

    private static final String SLACK = "https://hooks.slack.com/services";

    @Override
    public void deliver(Alert alert) {
        NamedConnection connection = posting.connection(alert.to().target());
        if (connection.password() == null || connection.password().isBlank()) {
            throw new AlertException.Refused("connection '" + connection.id() + "' has no webhook token as password");
        }
        String json = JsonMapper.shared()
                .writeValueAsString(
                        Map.of("text", wording.slack(alert.about()), "username", "Orchestration", "mrkdwn", true));
        posting.post(connection.id(), address(connection), json, Map.of("Idempotency-Key", alert.idempotencyKey()));
    }

    private static URI address(NamedConnection connection) {
        String token = Objects.requireNonNull(connection.password());
        if (connection.host() == null || connection.host().isBlank()) {
            return URI.create(SLACK + "/" + token);
        }
        return Posting.address(connection, token);
    }
}
