package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.pipeline.TaskSkipped;
import app.passculture.data.orchestration.pipeline.parameter.Default;
import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.vault.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;

/** Tasks that behave and tasks that do not; each exists twice, on a thread and in a process of its own. */
final class Chores implements Pipeline {

    record Words(String word, int times) {}

    record Given(@Default("") String text) {}

    @Override
    public Definition define(Definitions definitions) {
        String table = definitions.setting("table");
        return definitions.pipeline("chores", Given.class, p -> {
            p.owner("tests");
            for (boolean isolated : new boolean[] {false, true}) {
                String suffix = isolated ? "_isolated" : "";
                var words = p.call("words" + suffix, Words.class, context -> new Words(table, context.tryNumber()));
                var repeat = p.reading(words.output())
                        .call(
                                "repeat" + suffix,
                                String.class,
                                (read, context) -> read.word().repeat(read.times()));
                var all = List.of(
                        words,
                        repeat,
                        p.call(
                                "echo" + suffix,
                                String.class,
                                context -> context.parameters().text()),
                        p.call("large" + suffix, String.class, context -> "x".repeat(200_000)),
                        p.run("vault" + suffix, Chores::useVault),
                        p.run("talk" + suffix, Chores::talk),
                        p.run("skip" + suffix, context -> {
                            throw new TaskSkipped("nothing new");
                        }),
                        p.run("fail" + suffix, context -> {
                            throw new IllegalStateException("no such table: " + table);
                        }),
                        p.run("wait" + suffix, Chores::waitForever),
                        p.run("ignore" + suffix, Chores::ignoreInterruption));
                if (isolated) {
                    all.forEach(task -> task.isolated());
                }
            }
            p.run("exit", context -> System.exit(3)).isolated();
            p.run("devour", Chores::devour).isolated(32);
            p.run("halt_and_catch_fire", Chores::killItself).isolated();
            p.run("parent", Chores::makeChildAndWait).isolated();
        });
    }

    private static void useVault(TaskContext<Given> context) {
        Vault vault = context.use(Vault.class);
        NamedConnection connection = vault.connection("matomo").orElseThrow();
        context.log(vault.variable("bucket").orElseThrow() + " as " + connection.login() + " with "
                + connection.password());
        context.log("missing: " + vault.variable("missing").isEmpty());
        context.log(
                "the year is " + context.use(Clock.class).instant().toString().substring(0, 2));
    }

    private static void talk(TaskContext<Given> context) {
        context.log("by context, for " + context.idempotencyKey() + " of "
                + context.run().logicalDate());
        LoggerFactory.getLogger("chores").warn("by slf4j, {}", 1, new IllegalStateException("with a trace"));
        System.out.println("by System.out");
        System.err.print("by System.err");
        System.err.println(", in two parts");
    }

    private static void waitForever(TaskContext<Given> context) throws InterruptedException {
        context.log("waits");
        Thread.sleep(Duration.ofHours(1));
    }

    private static void ignoreInterruption(TaskContext<Given> context) {
        context.log("ignores");
        while (true) {
            LockSupport.parkNanos(1_000_000);
            if (Thread.interrupted()) {
                context.log("was interrupted");
            }
        }
    }

    private static void devour(TaskContext<Given> context) {
        context.log("devours");
        List<byte[]> memory = new ArrayList<>();
        while (true) {
            memory.add(new byte[1024 * 1024]);
            context.log("has devoured " + memory.size() + " MB");
        }
    }

    private static void killItself(TaskContext<Given> context) throws Exception {
        for (int line = 0; line < 1000; line++) {
            context.log("line " + line);
        }
        new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid()))
                .start()
                .waitFor();
        Thread.sleep(Duration.ofHours(1));
    }

    private static void makeChildAndWait(TaskContext<Given> context) throws Exception {
        Process child = new ProcessBuilder("sleep", "3600").start();
        context.log("child " + child.pid());
        if (!context.parameters().text().isEmpty()) {
            Files.writeString(
                    Path.of(context.parameters().text()),
                    child.pid() + " " + ProcessHandle.current().pid(),
                    StandardOpenOption.CREATE);
        }
        while (true) {
            LockSupport.parkNanos(1_000_000_000);
            Thread.interrupted();
        }
    }
}
