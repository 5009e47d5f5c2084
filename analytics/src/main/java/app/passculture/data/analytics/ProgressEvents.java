package app.passculture.data.analytics;

import app.passculture.data.analytics.execution.RunEvent;
import app.passculture.data.analytics.execution.RunListener;
import app.passculture.data.analytics.execution.RunResults;
import app.passculture.data.analytics.execution.RunSummary;
import app.passculture.data.analytics.transformation.JsonText;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a run to a program: one JSON object a line for each event, as soon as it happens. */
final class ProgressEvents implements RunListener {

    private final PrintWriter out;

    ProgressEvents(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void happened(RunEvent event) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        switch (event) {
            case RunEvent.Began began -> {
                data.put("event", "run_started");
                data.put("invocation_id", began.invocation());
                data.put("nodes", began.nodes());
            }
            case RunEvent.Started started -> {
                data.put("event", "node_started");
                data.put("unique_id", started.node().uniqueId());
                data.put("at", started.at().toString());
            }
            case RunEvent.Finished finished -> {
                data.put("event", "node_finished");
                data.put("index", finished.index());
                data.put("nodes", finished.nodes());
                data.putAll(RunResults.of(finished.result(), _ -> null));
                data.remove("compiled_code");
            }
        }
        print(data);
    }

    void summary(RunSummary summary) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("event", "run_finished");
        data.put("invocation_id", summary.invocation());
        data.put("ending", summary.ending().name().toLowerCase(java.util.Locale.ROOT));
        data.put("well", summary.isWell());
        data.put("elapsed_time", summary.span().length().toMillis() / 1000.0);
        data.put("bytes", summary.bytes());
        Map<String, @Nullable Object> counts = new LinkedHashMap<>();
        summary.counts()
                .forEach((status, count) -> counts.put(status.name().toLowerCase(java.util.Locale.ROOT), count));
        data.put("counts", counts);
        print(data);
    }

    private void print(Map<String, @Nullable Object> data) {
        out.println(JsonText.of(data));
        out.flush();
    }
}
