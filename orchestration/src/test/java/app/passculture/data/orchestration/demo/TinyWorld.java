package app.passculture.data.orchestration.demo;

import java.time.Instant;

/** One tiny world, written once for all the tests that only read it. */
final class TinyWorld {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private TinyWorld() {}

    static DemoWorld world() {
        return Written.WORLD;
    }

    static ApplicationDatabase database() {
        return Written.DATABASE;
    }

    private static final class Written {
        static final DemoWorld WORLD = DemoWorld.generate(WorldSize.TINY, 42, NOW);
        static final ApplicationDatabase DATABASE = write();

        private static ApplicationDatabase write() {
            var database = ApplicationDatabase.create();
            WORLD.write(database.source(), Progress.SILENT);
            return database;
        }
    }
}
