package app.passculture.data.recommendation.api.recommend;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Measures how long each stage of an answer takes. */
@Component
final class Stages {

    private final Map<Stage, Timer> timers = new EnumMap<>(Stage.class);

    Stages(MeterRegistry meters) {
        for (Stage stage : Stage.values()) {
            timers.put(stage, timer(stage, meters));
        }
    }

    private static Timer timer(Stage stage, MeterRegistry meters) {
        return Timer.builder("recommendation.stage")
                .description("Time spent in a stage of an answer")
                .tag("stage", stage.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }

    <T> T measure(Stage stage, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            record(stage, start);
        }
    }

    void measure(Stage stage, Runnable work) {
        long start = System.nanoTime();
        try {
            work.run();
        } finally {
            record(stage, start);
        }
    }

    private void record(Stage stage, long start) {
        Timer timer = timers.get(stage);
        if (timer != null) {
            timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    /** A step on the way to an answer, in order. */
    enum Stage {
        GROUP,
        CANDIDATES,
        RANK,
        SAVE
    }
}
