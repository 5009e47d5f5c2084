package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.api.Answers.Answer;
import app.passculture.data.orchestration.listing.Listing;
import app.passculture.data.orchestration.listing.Order;
import app.passculture.data.orchestration.listing.Page;
import app.passculture.data.orchestration.pipeline.Problem;
import app.passculture.data.orchestration.scheduler.Catalogue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the server is. */
@RestController
@RequestMapping("/api/v2")
class MonitorRoutes {
    /** What clients of the version whose answers these are ask for. */
    private static final String VERSION = "3.2.1";

    private static final String ALIVE = "ended_at IS NULL AND lease_until > now()";
    private static final Order ORDER = new Order(
            Map.of(
                    "id", "id",
                    "hostname", "name",
                    "start_date", "started_at",
                    "end_date", "ended_at",
                    "latest_heartbeat", "lease_until",
                    "state", "ended_at"),
            "id");

    private static final Sorting<ImportError> IMPORT_ERROR_ORDERS = new Sorting<>(Map.of(
            "id", Comparator.comparingInt(ImportError::importErrorId),
            "import_error_id", Comparator.comparingInt(ImportError::importErrorId),
            "timestamp", Comparator.comparing(ImportError::timestamp),
            "filename", Comparator.comparing(ImportError::filename),
            "bundle_name", Comparator.comparing(ImportError::bundleName),
            "stacktrace", Comparator.comparing(ImportError::stackTrace)));

    private final JdbcClient database;
    private final Catalogue catalogue;

    MonitorRoutes(JdbcClient database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** A node, which clients call a job. */
    record Job(
            long id,
            @Nullable String dagId,
            String state,
            String jobType,
            Instant startDate,
            @Nullable Instant endDate,
            Instant latestHeartbeat,
            @Nullable String executorClass,
            String hostname,
            @Nullable String unixname,
            @Nullable String dagDisplayName)
            implements Answer {}

    /** A class whose pipeline could not be loaded. */
    record ImportError(int importErrorId, Instant timestamp, String filename, String bundleName, String stackTrace)
            implements Answer {}

    @GetMapping("/monitor/health")
    Map<String, Object> health() {
        Map<String, Object> health = new LinkedHashMap<>();
        try {
            Instant heartbeat = heartbeat();
            String state = heartbeat == null ? "unhealthy" : "healthy";
            health.put("metadatabase", Map.of("status", "healthy"));
            health.put("scheduler", part("latest_scheduler_heartbeat", state, heartbeat));
            health.put("triggerer", part("latest_triggerer_heartbeat", state, heartbeat));
            health.put("dag_processor", part("latest_dag_processor_heartbeat", state, heartbeat));
        } catch (DataAccessException unreachable) {
            health.put("metadatabase", Map.of("status", "unhealthy"));
            health.put("scheduler", part("latest_scheduler_heartbeat", "unhealthy", null));
            health.put("triggerer", part("latest_triggerer_heartbeat", "unhealthy", null));
        }
        return health;
    }

    @GetMapping("/version")
    Map<String, Object> version() {
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("version", VERSION);
        version.put("git_version", null);
        return version;
    }

    @GetMapping("/jobs")
    ResponseEntity<Object> jobs(Query query) {
        Listing listing = new Listing("*, " + ALIVE + " AS alive", "node")
                .like("name", query.text("hostname"))
                .within("started_at", query.moments("start_date"))
                .within("ended_at", query.moments("end_date"));
        if (query.flag("is_alive", false)) {
            listing.where(ALIVE);
        }
        String type = query.text("job_type");
        if ((type != null && !type.equals("SchedulerJob")) || query.text("executor_class") != null) {
            listing.where("false");
        }
        String state = query.text("job_state");
        if (state != null) {
            listing.where("CASE WHEN %s THEN 'running' ELSE 'failed' END = ?".formatted(ALIVE), state);
        }
        Page<Job> jobs =
                listing.page(database, MonitorRoutes::job, new Listing.Wanted(ORDER, query.orderBy(), query.window()));
        return Answers.page("jobs", jobs);
    }

    @GetMapping("/importErrors")
    ResponseEntity<Object> importErrors(Query query) {
        String pattern = query.text("filename_pattern");
        List<ImportError> wanted = all().stream()
                .filter(error -> LikePattern.matches(pattern, error.filename()))
                .toList();
        List<ImportError> sorted = IMPORT_ERROR_ORDERS.sorted(wanted, query.orderBy());
        return Answers.page("import_errors", Page.of(sorted, query.window()));
    }

    @GetMapping("/importErrors/{id}")
    ImportError importError(@PathVariable int id) {
        return all().stream()
                .filter(error -> error.importErrorId() == id)
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("The import error %d was not found".formatted(id)));
    }

    /** What is wrong with a pipeline keeps it from being loaded: there are no mere warnings. */
    @GetMapping("/dagWarnings")
    ResponseEntity<Object> warnings(Query query) {
        query.choices("warning_type", List.of("asset conflict", "non-existent pool", "runtime varying value"));
        return Answers.none("dag_warnings");
    }

    @GetMapping("/providers")
    ResponseEntity<Object> providers(Query query) {
        List<Map<String, Object>> modules = new ArrayList<>();
        for (String module : List.of("analytics", "orchestration", "recommendation-db", "recommendation-model")) {
            Map<String, Object> provider = new LinkedHashMap<>();
            provider.put("package_name", "app.passculture.data." + module);
            provider.put("description", "The module " + module + " of this server");
            provider.put("version", "1.0");
            provider.put("documentation_url", null);
            modules.add(provider);
        }
        return Answers.page("providers", Page.of(modules, query.window()));
    }

    private @Nullable Instant heartbeat() {
        return database
                .sql("SELECT max(lease_until) AS until FROM node WHERE 'scheduler' = ANY (roles) AND " + ALIVE)
                .query((row, _) -> row.getObject("until", OffsetDateTime.class))
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .map(OffsetDateTime::toInstant)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> part(String name, String state, @Nullable Instant heartbeat) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("status", state);
        part.put(name, heartbeat == null ? null : heartbeat.toString());
        return part;
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Job(
                row.getLong("id"),
                null,
                row.getBoolean("alive") ? "running" : "failed",
                "SchedulerJob",
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getObject("lease_until", OffsetDateTime.class).toInstant(),
                null,
                row.getString("name"),
                null,
                null);
    }

    private List<ImportError> all() {
        List<ImportError> errors = new ArrayList<>();
        for (Catalogue.LoadError error : catalogue.errors()) {
            errors.add(new ImportError(
                    errors.size() + 1,
                    error.at(),
                    error.definedBy(),
                    "server",
                    error.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"))));
        }
        return errors;
    }
}
