package app.passculture.data.recommendation.model.registry;

import static app.passculture.data.recommendation.model.registry.SampleModels.POPULARITY;
import static app.passculture.data.recommendation.model.registry.SampleModels.registry;
import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.recommendation.model.ModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentPublishTest {
    private static final int PUBLISHERS = 8;
    private static final int VERSIONS_EACH = 4;

    @TempDir
    Path root;

    @Test
    void publishersOfDifferentVersionsAllSucceed() throws Exception {
        var publishers = IntStream.range(0, PUBLISHERS)
                .<Callable<Boolean>>mapToObj(publisher -> () -> publishSeveral(root, "p" + publisher))
                .toList();
        assertThat(together(publishers)).containsOnly(true);
        assertEveryVersionReads(PUBLISHERS * VERSIONS_EACH);
    }

    @Test
    void onlyOneOfManyPublishersOfTheSameVersionSucceeds() throws Exception {
        var publishers = IntStream.range(0, PUBLISHERS)
                .<Callable<Boolean>>mapToObj(_ -> () -> publish("1"))
                .toList();
        assertThat(together(publishers)).containsOnlyOnce(true);
        assertEveryVersionReads(1);
    }

    @Test
    void readersAlwaysSeeAWholeVersionWhileOthersPublish() throws Exception {
        registry(root).publish("home", "0", POPULARITY, Provenance.none());
        List<Callable<Boolean>> work = List.of(
                () -> publishSeveral(root, "a"), () -> publishSeveral(root, "b"), this::readMany, this::readMany);
        assertThat(together(work)).containsOnly(true);
    }

    @Test
    void publishersInDifferentProcessesAllSucceed() throws Exception {
        var first = publisherProcess("first");
        var second = publisherProcess("second");
        assertThat(List.of(first.waitFor(), second.waitFor())).containsOnly(0);
        assertEveryVersionReads(2 * VERSIONS_EACH);
    }

    private void assertEveryVersionReads(int count) {
        var versions = registry(root).versions("home");
        assertThat(versions).hasSize(count).doesNotHaveDuplicates();
        assertThat(registry(root).currentVersion("home")).contains(versions.getFirst());
        assertThat(versions)
                .allSatisfy(version ->
                        assertThat(registry(root).load("home", version).model()).isEqualTo(POPULARITY));
    }

    private static boolean publishSeveral(Path root, String publisher) {
        IntStream.range(0, VERSIONS_EACH)
                .forEach(i -> registry(root).publish("home", publisher + "-" + i, POPULARITY, Provenance.none()));
        return true;
    }

    private boolean publish(String version) {
        try {
            registry(root).publish("home", version, POPULARITY, Provenance.none());
            return true;
        } catch (ModelException.Refused refused) {
            return false;
        }
    }

    private boolean readMany() {
        return IntStream.range(0, 200)
                .allMatch(_ ->
                        registry(root).current("home").orElseThrow().model().equals(POPULARITY));
    }

    private static List<Boolean> together(List<Callable<Boolean>> work)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Boolean>();
            for (Future<Boolean> future : threads.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        }
    }

    private Process publisherProcess(String publisher) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PublishSeveral.class.getName(),
                        root.toString(),
                        publisher)
                .inheritIO()
                .start();
    }

    /** The program of a publisher that is a process of its own. */
    static final class PublishSeveral {
        private PublishSeveral() {}

        static void main(String[] arguments) {
            publishSeveral(Path.of(arguments[0]), arguments[1]);
        }
    }
}
