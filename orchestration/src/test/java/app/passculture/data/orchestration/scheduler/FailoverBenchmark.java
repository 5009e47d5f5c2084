package app.passculture.data.orchestration.scheduler;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** How long a task is gone when its node is killed, or frozen; what the frozen one says after it woke up must not count. */
final class FailoverBenchmark {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String url;
    private final PrintStream out;

    FailoverBenchmark(String url, PrintStream out) {
        this.url = url;
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        killed();
        frozen();
    }

    private void killed() throws IOException, InterruptedException {
        try (TestNode here = TestNode.on(url, TestNode.Way.plain(), NodeProcess.PIPELINE);
                NodeProcess other = NodeProcess.start(url, Duration.ofMinutes(5), log())) {
            String run = begun(here);
            here.start();
            other.kill();
            out.printf(
                    "| kill -9 of a node → its task has run again elsewhere | %.1f s |%n", secondsToTheEnd(here, run));
        }
    }

    /** The task ends while its node is frozen: the node wakes up with a result in its hands, and with its lease gone. */
    private void frozen() throws IOException, InterruptedException {
        Path log = log();
        try (TestNode here = TestNode.on(url, TestNode.Way.plain(), NodeProcess.PIPELINE);
                NodeProcess other = NodeProcess.start(url, Duration.ofSeconds(2), log)) {
            String run = begun(here);
            here.start();
            int nodes = nodes(here);
            other.signal("STOP");
            double seconds = secondsToTheEnd(here, run);
            other.signal("CONT");
            long woken = System.nanoTime();
            while (nodes(here) == nodes) {
                if (System.nanoTime() - woken > PATIENCE.toNanos()) {
                    throw new IllegalStateException("the frozen node has not begun anew, see " + log);
                }
                Thread.sleep(20);
            }
            requireOnlyOurs(here, run);
            out.printf(
                    "| SIGSTOP of a node → its task has run again elsewhere; SIGCONT → it has begun anew, and what it said late did not count | %.1f s; %.1f s |%n",
                    seconds, (System.nanoTime() - woken) / 1e9);
        }
    }

    private static void requireOnlyOurs(TestNode here, String run) {
        String result = here.sql().sql("""
                        SELECT (SELECT string_agg(value::text, ' ' ORDER BY ix) FROM output WHERE output.run = run.id) || ', '
                            || (SELECT string_agg(coalesce(state, 'lost'), ' ' ORDER BY ended_at) FROM attempt
                                WHERE attempt.run = run.id AND task = 'slow')
                        FROM run WHERE pipeline = 'mortal' AND run_id = ?
                        """).param(run).query(String.class).single();
        long me = ProcessHandle.current().pid();
        if (!result.equals("%d %d, lost success".formatted(me, me))) {
            throw new IllegalStateException("what came late was accepted: " + result + " in place of " + me);
        }
    }

    private static String begun(TestNode here) throws InterruptedException {
        String run = here.trigger("mortal");
        while (!"running".equals(here.tasks("mortal", run).get("slow"))) {
            Thread.sleep(20);
        }
        return run;
    }

    private static double secondsToTheEnd(TestNode here, String run) {
        long before = System.nanoTime();
        here.awaitState("mortal", run, "success", PATIENCE);
        return (System.nanoTime() - before) / 1e9;
    }

    private static int nodes(TestNode here) {
        return here.count("SELECT count(*)::int FROM node");
    }

    private static Path log() throws IOException {
        return Files.createTempFile("node", ".log");
    }
}
