package app.passculture.data.orchestration.jobs;

import app.passculture.data.analytics.transformation.ProjectOptions;
import app.passculture.data.analytics.warehouse.JobOptions;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.pipeline.schedule.DataInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** What a task calls its effects outside: the same names for the same try, so that they are recognised. */
final class Effects {

    private Effects() {}

    /** A folder of a run's own: what another run left can never be taken for this one's. */
    static String folder(String purpose, TaskContext<?> context) {
        return purpose + "/" + plain(context.run().run());
    }

    /** A job that happens once for each try, labelled for the bill. */
    static JobOptions job(TaskContext<?> context, String part) {
        String id = plain(context.idempotencyKey() + "-" + context.tryNumber() + "-" + part);
        return labels(context).as(id);
    }

    /** A job that may happen again, labelled for the bill. */
    static JobOptions labels(TaskContext<?> context) {
        return JobOptions.NONE.labelled(
                Map.of("pipeline", label(context.run().pipeline()), "task", label(context.task())));
    }

    static SqlProject.Occasion occasion(TaskContext<?> context) {
        return new SqlProject.Occasion(
                plain(context.idempotencyKey() + "-" + context.tryNumber()),
                window(context.run().interval()),
                context::log);
    }

    /** A run without schedule stands for one moment: the models get the day from then on. */
    private static ProjectOptions.Window window(DataInterval interval) {
        Instant end = interval.end().isAfter(interval.start())
                ? interval.end()
                : interval.start().plus(Duration.ofDays(1));
        return new ProjectOptions.Window(interval.start(), end);
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9_-]", "-");
    }

    private static String label(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
        return plain.substring(0, Math.min(63, plain.length()));
    }
}
