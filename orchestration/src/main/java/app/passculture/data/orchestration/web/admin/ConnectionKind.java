package app.passculture.data.orchestration.web.admin;

import static app.passculture.data.orchestration.web.admin.ConnectionField.choice;
import static app.passculture.data.orchestration.web.admin.ConnectionField.lines;
import static app.passculture.data.orchestration.web.admin.ConnectionField.number;
import static app.passculture.data.orchestration.web.admin.ConnectionField.secret;
import static app.passculture.data.orchestration.web.admin.ConnectionField.secretLines;
import static app.passculture.data.orchestration.web.admin.ConnectionField.text;

import java.util.Arrays;
import java.util.List;

/** The types of connections that have a form of their own, each with what it needs. */
public enum ConnectionKind {
    POSTGRES(
            text("host").needed(),
            number("port").usually("5432"),
            text("schema").called("database"),
            text("login"),
            secret("password")),
    MYSQL(
            text("host").needed().explained("host.gateway"),
            number("port").usually("3306"),
            text("schema").called("database"),
            text("login"),
            secret("password"),
            choice("extra.tunnel", "", "none")),
    SSH(
            text("host").needed(),
            number("port").usually("22"),
            text("login").needed(),
            lines("extra.host_key").needed().explained("host_key"),
            secretLines("extra.private_key"),
            secret("extra.private_key_passphrase"),
            secret("password")),
    HTTP(
            choice("schema", "https", "http").called("scheme"),
            text("host").needed(),
            number("port"),
            text("extra.path").explained("path"),
            text("login"),
            secret("password")),
    WEBHOOK(
            choice("schema", "https", "http").called("scheme"),
            text("host").needed(),
            number("port"),
            text("extra.path").explained("path"),
            secret("password").called("signature").explained("signature")),
    SLACK(
            secret("password").called("webhook").needed().explained("webhook"),
            text("host").usually("hooks.slack.com").explained("host.slack"),
            number("port")),
    TYPEFORM(
            secret("password").called("key").needed(),
            text("extra.form").needed(),
            text("host").usually("api.typeform.com"),
            number("port")),
    SMTP(text("host").needed(), number("port").usually("25"), text("login"), secret("password")),
    GOOGLE_CLOUD_PLATFORM(
            text("extra.project"), secretLines("extra.keyfile_dict").explained("keyfile_dict")),
    /** Whatever else there is. */
    GENERIC(text("type").needed(), text("host"), number("port"), text("schema"), text("login"), secret("password"));

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, which its type does not say.
    private final List<ConnectionField> fields;

    ConnectionKind(ConnectionField... fields) {
        this.fields = List.of(fields);
    }

    public String type() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public List<ConnectionField> fields() {
        return fields;
    }

    static ConnectionKind of(String type) {
        return Arrays.stream(values())
                .filter(kind -> kind.type().equals(type))
                .findFirst()
                .orElse(GENERIC);
    }
}
