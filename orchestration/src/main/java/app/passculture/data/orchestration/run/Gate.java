package app.passculture.data.orchestration.run;

import app.passculture.data.orchestration.pipeline.spec.TriggerRule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one thing a task waits for. */
public sealed interface Gate {

    /** What it is in a few letters, to store and to search by. */
    String key();

    /** The same for people. */
    String text();

    /** The run itself has not been admitted. */
    record Run() implements Gate {
        @Override
        public String key() {
            return "run";
        }

        @Override
        public String text() {
            return "the run waits for another run of its pipeline to end";
        }
    }

    /** Tasks before it have not ended. */
    record Dependencies(TriggerRule rule, List<String> missing) implements Gate {
        public Dependencies {
            missing = List.copyOf(missing);
        }

        @Override
        public String key() {
            return "deps";
        }

        @Override
        public String text() {
            return rule.text() + " waits for " + String.join(", ", missing);
        }
    }

    /** Somebody paused the run. */
    record Paused() implements Gate {
        @Override
        public String key() {
            return "paused";
        }

        @Override
        public String text() {
            return "the run is paused";
        }
    }

    /** The run has as many active tasks as it may. */
    record ActiveTasks(int limit) implements Gate {
        @Override
        public String key() {
            return "tasks";
        }

        @Override
        public String text() {
            return "the run already has " + limit + " active tasks";
        }
    }

    /** Its pool has too few free slots, or more urgent tasks wait for them. */
    record Pool(String name, int wanted, int free) implements Gate {
        @Override
        public String key() {
            return "pool:" + name;
        }

        @Override
        public String text() {
            return "wants " + wanted + " slots of the pool " + name + ", which has " + free + " free";
        }
    }

    /** Its next try is not due yet. */
    record Time(@Nullable Instant due) implements Gate {
        @Override
        public String key() {
            return "time";
        }

        @Override
        public String text() {
            return "the next try is due at " + due;
        }
    }

    /** A run of another pipeline has not succeeded. */
    record OtherPipeline(String pipeline) implements Gate {
        @Override
        public String key() {
            return "event:" + pipeline;
        }

        @Override
        public String text() {
            return "waits for the latest scheduled run of " + pipeline;
        }
    }

    /** It was cleared and its attempt has not ended yet. */
    record Stopping() implements Gate {
        @Override
        public String key() {
            return "stopping";
        }

        @Override
        public String text() {
            return "waits for its cleared attempt to stop";
        }
    }

    /** No node that has looked at it has the code of the run's version. */
    record Code() implements Gate {
        @Override
        public String key() {
            return "code";
        }

        @Override
        public String text() {
            return "waits for a node that has the code of the run's version";
        }
    }

    /** Nothing keeps it: the next step starts it. */
    record Next() implements Gate {
        @Override
        public String key() {
            return "next";
        }

        @Override
        public String text() {
            return "starts with the next step";
        }
    }
}
