package app.passculture.data.orchestration.local;

import app.passculture.data.orchestration.demo.SurveyEndpoint;
import app.passculture.data.orchestration.demo.WebVisits;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for Matomo and Typeform on this machine, and tells the scheduler by mounted connections where they are. */
final class OutsideSources implements AutoCloseable {

    private static final String VAULT = "vault";
    private static final String LOCALHOST = "127.0.0.1";

    private final Databases databases;
    private final Secrets secrets;
    private Optional<SurveyEndpoint> survey = Optional.empty();

    OutsideSources(Databases databases, Secrets secrets) {
        this.databases = databases;
        this.secrets = secrets;
    }

    /** The directory of the connections, for {@code vault.files}. */
    static Path folder(Secrets secrets) {
        return secrets.folder(VAULT);
    }

    /** Adds the visits that are missing and begins to answer. */
    synchronized void open() {
        close();
        new WebVisits(databases.connect(Databases.APPLICATION)).goOn();
        String key = secrets.secret("typeform");
        SurveyEndpoint endpoint = SurveyEndpoint.start(databases.connect(Databases.APPLICATION), key);
        survey = Optional.of(endpoint);
        mount("mysql_scalingo", matomo());
        mount(
                "typeform",
                Map.of(
                        "conn_type",
                        "http",
                        "host",
                        LOCALHOST,
                        "port",
                        endpoint.port(),
                        "password",
                        key,
                        "extra",
                        Map.of("form", SurveyEndpoint.FORM)));
    }

    @Override
    public synchronized void close() {
        survey.ifPresent(SurveyEndpoint::close);
        survey = Optional.empty();
    }

    private Map<String, ?> matomo() {
        return Map.of(
                "conn_type",
                "postgres",
                "host",
                LOCALHOST,
                "port",
                databases.port(),
                "login",
                Databases.APPLICATION,
                "password",
                secrets.secret(Databases.passwordOf(Databases.APPLICATION)),
                "schema",
                Databases.APPLICATION,
                "extra",
                Map.of("tunnel", "none", "schema", WebVisits.SCHEMA));
    }

    private void mount(String connection, Map<String, ?> said) {
        secrets.keep(VAULT + "/connections/" + connection, JsonMapper.shared().writeValueAsString(said));
    }
}
