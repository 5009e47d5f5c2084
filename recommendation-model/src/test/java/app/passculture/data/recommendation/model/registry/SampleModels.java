package app.passculture.data.recommendation.model.registry;

import app.passculture.data.recommendation.model.ConstantModel;
import app.passculture.data.recommendation.model.ItemId;
import app.passculture.data.recommendation.model.ItemPopularity;
import app.passculture.data.recommendation.model.Model;
import app.passculture.data.recommendation.model.PopularityModel;
import app.passculture.data.recommendation.model.PopularityWindow;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Models small enough to read, one of each kind. */
final class SampleModels {
    static final Instant NOW = Instant.parse("2021-03-10T09:30:00.123Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final PopularityModel POPULARITY = new PopularityModel(
            Instant.parse("2021-03-10T00:00:00Z"),
            PopularityWindow.DAYS_14,
            List.of(
                    new ItemPopularity(new ItemId("138717"), 3, 5, 8),
                    new ItemPopularity(new ItemId("cinéma-2"), 0, 1, Integer.MAX_VALUE)));

    private SampleModels() {}

    static Stream<Model> all() {
        return Stream.of(
                ConstantModel.ONE,
                new ConstantModel(-0.1f),
                POPULARITY,
                new PopularityModel(Instant.EPOCH, PopularityWindow.DAYS_7, List.of()));
    }

    static ModelRegistry registry(Path root) {
        return new ModelRegistry(root, CLOCK);
    }
}
