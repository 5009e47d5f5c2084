package app.passculture.data.analytics.googlesql;

import com.google.zetasql.LanguageOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** The stages at hand; each shows one scene at a time, so there are as many as statements are analysed at once. */
final class Stages {

    private final LanguageOptions language;
    private final List<Stage> free = new ArrayList<>();
    private final Semaphore places;

    Stages(LanguageOptions language, int count) {
        this.language = language;
        this.places = new Semaphore(count);
    }

    /** A stage that shows a scene, for one user until closed. */
    record Lease(Stages from, Stage stage) implements AutoCloseable {
        @Override
        public void close() {
            from.back(stage);
        }
    }

    /** Waits for a stage, and prefers one that shows the scene already. */
    Lease lease(Scene scene) {
        places.acquireUninterruptibly();
        Stage stage = null;
        try {
            stage = take(scene);
            stage.show(scene);
            return new Lease(this, stage);
        } catch (RuntimeException failed) {
            places.release();
            throw failed;
        }
    }

    private Stage take(Scene scene) {
        synchronized (free) {
            for (Stage stage : free) {
                if (scene.within(stage.scene())) {
                    free.remove(stage);
                    return stage;
                }
            }
            if (!free.isEmpty()) {
                return free.removeFirst();
            }
        }
        return new Stage(language);
    }

    private void back(Stage stage) {
        if (!stage.spent()) {
            synchronized (free) {
                free.addLast(stage);
            }
        }
        places.release();
    }
}
