package app.passculture.data.orchestration.jobs;

import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.pipeline.TaskSkipped;
import app.passculture.data.orchestration.pipeline.parameter.Default;
import app.passculture.data.orchestration.pipeline.spec.TriggerRule;
import java.time.Duration;
import java.time.LocalDate;

/** Deletes from the warehouse who was shown what, once that is longer ago than it may be kept. */
public final class RecommendationPurge implements Pipeline {

    /** For how many days before the run's date rows are kept. */
    record Retention(@Default("395") int days) {}

    @Override
    public Definition define(Definitions definitions) {
        return definitions.pipeline("recommendation_purge", Retention.class, p -> {
            HouseRules.apply(
                    p,
                    new HouseRules.Timing(
                            "0 4 * * 1", LocalDate.of(2026, 11, 1), Duration.ofMinutes(30), Duration.ofMinutes(5)));
            p.description("Deletes recommendations from the warehouse that are older than they may be")
                    .tags("recommendation", "retention", "weekly");
            p.chain(
                    p.barrier("start"),
                    p.run("purge_past_recommended_offers", RecommendationPurge::purge),
                    p.barrier("end").rule(TriggerRule.NONE_FAILED));
        });
    }

    private static void purge(TaskContext<Retention> context) {
        Exchange exchange = context.use(Exchange.class);
        var table = exchange.raw("past_recommended_offers");
        if (exchange.warehouse().find(table).isEmpty()) {
            throw new TaskSkipped(table + " does not exist yet");
        }
        var before = context.run()
                .logicalDate()
                .minus(Duration.ofDays(context.parameters().days()));
        exchange.warehouse()
                .run(Statement.of("delete from " + table.quoted() + " where date < @before")
                        .with("before", Type.Scalar.TIMESTAMP, before)
                        .with(Effects.job(context, "purge")));
        context.log("everything before " + before + " is gone");
    }
}
