package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.journal.AuditEntry;
import app.passculture.data.orchestration.journal.AuditEntry.Subject;
import app.passculture.data.orchestration.journal.History;
import app.passculture.data.orchestration.journal.ProducedOutput;
import app.passculture.data.orchestration.journal.StoredRun;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What people order about the outputs of tasks; with a line in the audit log each, as in {@link Control}. */
public final class OutputControl {

    private static final int INLINE_BYTES = 64 * 1024;

    private final Tables tables;
    private final History history;

    /** Which output: the key is return_value for what the task itself produced. */
    public record OutputKey(String pipeline, String run, String task, String key) {}

    public OutputControl(DataSource database) {
        this.tables = Tables.over(database);
        this.history = new History(database);
    }

    /** Writes an output that is not there yet. */
    public void create(OutputKey output, String json, Actor actor) {
        write(output, json, actor, before -> {
            if (before.isPresent()) {
                throw new ControlException.Conflict("the output " + output.key() + " of " + output.task() + " exists");
            }
        });
    }

    /** Replaces an output that is there. */
    public void update(OutputKey output, String json, Actor actor) {
        write(output, json, actor, before -> {
            if (before.isEmpty()) {
                throw missing(output);
            }
        });
    }

    private void write(
            OutputKey output, String json, Actor actor, java.util.function.Consumer<Optional<String>> check) {
        long bytes = json.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > INLINE_BYTES) {
            throw new ControlException.Invalid(
                    "the value has " + bytes + " bytes, " + INLINE_BYTES + " are allowed", List.of());
        }
        if (!ParameterJson.isJson(json)) {
            throw new ControlException.Invalid("the value is not JSON", List.of());
        }
        tables.transactions().executeWithoutResult(_ -> {
            StoredRun run = load(output);
            int task = Tasks.number(run.snapshot().plan(), output.task());
            Optional<String> before = history.output(run.id(), task, output.key());
            check.accept(before);
            String type = run.snapshot().plan().task(task).output();
            history.put(run.id(), task, output.task(), output.key(), new ProducedOutput.Inline(type, bytes, json));
            audit(output, "write_output", actor, before.orElse(null), json);
        });
    }

    public void delete(OutputKey output, Actor actor) {
        tables.transactions().executeWithoutResult(_ -> {
            StoredRun run = load(output);
            int task = Tasks.number(run.snapshot().plan(), output.task());
            Optional<String> before = history.output(run.id(), task, output.key());
            if (!history.delete(run.id(), task, output.key())) {
                throw missing(output);
            }
            audit(output, "delete_output", actor, before.orElse(null), null);
        });
    }

    private void audit(OutputKey output, String event, Actor actor, @Nullable String before, @Nullable String after) {
        tables.audit()
                .write(new AuditEntry(
                        actor,
                        event,
                        Subject.task(output.pipeline(), output.run(), output.task()),
                        Map.of("key", output.key()),
                        before,
                        after));
    }

    private StoredRun load(OutputKey output) {
        return tables.runs()
                .number(output.pipeline(), output.run())
                .flatMap(number ->
                        Optional.ofNullable(tables.runs().load(List.of(number)).get(number)))
                .orElseThrow(() ->
                        new ControlException.NotFound("there is no run " + output.run() + " of " + output.pipeline()));
    }

    private static ControlException missing(OutputKey output) {
        return new ControlException.NotFound("the task " + output.task() + " has no output " + output.key());
    }
}
