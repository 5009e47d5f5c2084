package app.passculture.data.orchestration.jobs;

import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.pipeline.parameter.Default;
import app.passculture.data.orchestration.pipeline.spec.Retries;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.TriggerRule;
import app.passculture.data.recommendation.model.registry.ModelRegistry;
import java.time.Duration;
import java.time.LocalDate;

/** Learns from the bookings of the recommendation database, measures, and publishes what is good enough. */
public final class TrainRecommendationModel implements Pipeline {

    static final String ID = "train_recommendation_model";

    /** Below so many bookings in four weeks there is nothing to learn; so good a model must be, where chance is 50. */
    record Standards(
            @Default("100") int bookings, @Default("55") int percent) {}

    @Override
    public Definition define(Definitions definitions) {
        return definitions.pipeline(ID, Standards.class, p -> {
            HouseRules.apply(
                    p,
                    new HouseRules.Timing(
                            "0 5 * * *", LocalDate.of(2026, 11, 1), Duration.ofHours(4), Duration.ofMinutes(5)));
            p.description("Trains the model of popularity, holds it to a standard, and publishes it")
                    .tags("recommendation", "model", "daily");
            var wait = p.waitFor(
                            "wait_for_reload",
                            new Role.Wait(RecommendationCloudSql.ID, Duration.ofHours(23), Role.ManualRuns.GO_ON))
                    .timeout(Duration.ofMinutes(190))
                    .retries(Retries.none());
            var start = p.barrier("start").after(wait).rule(TriggerRule.ALL_DONE);
            var train = p.call(
                            "train",
                            Candidate.class,
                            context -> training(context)
                                    .train(context.run().interval().end()))
                    .isolated(512)
                    .after(start);
            var gate = p.reading(train.output()).call("gate", Candidate.class, (candidate, context) -> {
                Candidate passed = candidate.holdTo(
                        context.parameters().bookings(), context.parameters().percent() / 100.0);
                context.log(passed.toString());
                return passed;
            });
            var publish = p.reading(gate.output())
                    .call(
                            "publish",
                            String.class,
                            (candidate, context) -> training(context).publish(candidate));
            p.barrier("end").after(publish);
        });
    }

    private static PopularityCandidates training(TaskContext<Standards> context) {
        return new PopularityCandidates(
                context.use(RecommendationDatabase.class).source(), context.use(ModelRegistry.class));
    }
}
