package app.passculture.data.orchestration.scheduler;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a node with a hundred pipelines and nothing to do costs. */
final class IdleBenchmark {

    private static final int SECONDS = 20;

    private final String url;
    private final PrintStream out;

    IdleBenchmark(String url, PrintStream out) {
        this.url = url;
        this.out = out;
    }

    /** Is one, until its process is ended. */
    static void node(String url) throws InterruptedException {
        TestNode.on(url, TestNode.Way.plain(), ThroughputBenchmark.pipelines()).start();
        new CountDownLatch(1).await();
    }

    void run() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SchedulerBenchmark.class.getName(),
                        url)
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("idle", ".log").toFile())
                .start();
        try {
            // Nodes that have ended are looked after for thirty seconds.
            Thread.sleep(Duration.ofSeconds(45));
            JdbcClient sql = connected();
            long statements = transactions(sql);
            long ticks = ticks(process.pid());
            Thread.sleep(Duration.ofSeconds(SECONDS));
            double perSecond = (transactions(sql) - statements) / (double) SECONDS;
            double cpu = (ticks(process.pid()) - ticks) / (double) SECONDS;
            out.printf(
                    "| idle node with 100 pipelines | %.1f %% of a core, %d MB resident, %.1f transactions/s |%n",
                    cpu, resident(process.pid()), perSecond);
        } finally {
            process.destroyForcibly();
        }
    }

    private JdbcClient connected() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser("postgres");
        return JdbcClient.create(source);
    }

    /** Clock ticks of a hundredth of a second that a process has used. */
    private static long ticks(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.UTF_8);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    /** Statistics reach the view a second after the fact, so the query itself counts a little too. */
    private static long transactions(JdbcClient sql) {
        return sql.sql("SELECT xact_commit FROM pg_stat_database WHERE datname = 'postgres'")
                .query(Long.class)
                .single();
    }
}
