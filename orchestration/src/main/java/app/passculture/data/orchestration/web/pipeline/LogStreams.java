package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.log.LogKey;
import app.passculture.data.orchestration.log.LogLine;
import app.passculture.data.orchestration.log.TaskLogs;
import app.passculture.data.orchestration.web.pipeline.LogEvents.Said;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Logs: of a try and of a whole run as streams of events that go on until what is followed is over, and of a try as text. A reader of a stream
 * holds a virtual thread, which costs next to nothing while it waits.
 */
@Controller
@ConditionalOnBooleanProperty(name = "orchestration.roles.ui", matchIfMissing = true)
class LogStreams {

    private static final int PULSE_SECONDS = 10;

    private final TaskLogs logs;
    private final RunReads runs;
    private final TaskReads tasks;
    private final AtomicBoolean closing = new AtomicBoolean();

    LogStreams(TaskLogs logs, JdbcClient sql) {
        this.logs = logs;
        this.runs = new RunReads(sql);
        this.tasks = new TaskReads(sql);
    }

    /** Readers must not hold up the end of the server. */
    @EventListener
    void close(ContextClosedEvent event) {
        closing.set(true);
    }

    @GetMapping("/pipelines/{pipeline}/runs/{run}/tasks/{task}/log/{tryNumber}/stream")
    void stream(
            @PathVariable String pipeline,
            @PathVariable String run,
            @PathVariable String task,
            @PathVariable int tryNumber,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0") long last,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        LogKey key = new LogKey(pipeline, run, task, tryNumber);
        LogEvents events = new LogEvents(response);
        long next = isOver(key) ? last : follow(key, last, events);
        if (!closing.get()) {
            drain(key, next, events);
            events.end();
        }
    }

    private long follow(LogKey key, long from, LogEvents events) throws IOException, InterruptedException {
        LinkedBlockingQueue<TaskLogs.Part> parts = new LinkedBlockingQueue<>();
        long next = from;
        int idle = 0;
        try (TaskLogs.Following _ = logs.follow(key, from, parts::add)) {
            while (!closing.get()) {
                TaskLogs.Part part = parts.poll(1, TimeUnit.SECONDS);
                if (part != null) {
                    next = send(part, events);
                } else if (isOver(key)) {
                    return next;
                } else if (++idle % PULSE_SECONDS == 0) {
                    events.pulse();
                }
            }
        }
        return next;
    }

    private void drain(LogKey key, long from, LogEvents events) throws IOException {
        long next = from;
        for (TaskLogs.Part part = logs.read(key, next); part.next() > next; part = logs.read(key, next)) {
            next = send(part, events);
        }
    }

    private static long send(TaskLogs.Part part, LogEvents events) throws IOException {
        events.send(part.lines().stream().map(line -> new Said("", line)).toList(), Long.toString(part.next()));
        return part.next();
    }

    private boolean isOver(LogKey key) {
        TaskRow task = tasks.one(runs.head(key.pipeline(), key.run()), key.task());
        return !task.isLive() || task.tries().made() != key.tryNumber();
    }

    @GetMapping("/pipelines/{pipeline}/runs/{run}/log/stream")
    void streamOfRun(
            @PathVariable String pipeline,
            @PathVariable String run,
            @RequestParam(defaultValue = "") String task,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String last,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        RunHead head = runs.head(pipeline, run);
        LogEvents events = new LogEvents(response);
        RunLog log = new RunLog(logs, head, moment(last));
        boolean over = false;
        for (int second = 1; !closing.get() && !over; second++) {
            // Looked at before the last lines are read, so that none is missed.
            over = runs.head(pipeline, run).isOver();
            List<Said> news = log.news(tasks.all(head.id()).stream()
                    .filter(row -> task.isEmpty() || row.task().equals(task))
                    .toList());
            events.send(news, log.last().toString());
            if (!over) {
                pause(second, events);
            }
        }
        if (over) {
            events.end();
        }
    }

    private static void pause(int second, LogEvents events) throws IOException, InterruptedException {
        if (second % PULSE_SECONDS == 0) {
            events.pulse();
        }
        Thread.sleep(1_000);
    }

    private static Instant moment(String id) {
        try {
            return id.isEmpty() ? Instant.MIN : Instant.parse(id);
        } catch (DateTimeException foreign) {
            return Instant.MIN;
        }
    }

    /** The log to keep or to read without scripts. */
    @GetMapping("/pipelines/{pipeline}/runs/{run}/tasks/{task}/log/{tryNumber}/text")
    void text(
            @PathVariable String pipeline,
            @PathVariable String run,
            @PathVariable String task,
            @PathVariable int tryNumber,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("text/plain;charset=utf-8");
        LogKey key = new LogKey(pipeline, run, task, tryNumber);
        long next = 0;
        for (TaskLogs.Part part = logs.read(key, next); part.next() > next; part = logs.read(key, next)) {
            for (LogLine line : part.lines()) {
                response.getOutputStream().write(text(line).getBytes(StandardCharsets.UTF_8));
            }
            next = part.next();
        }
    }

    private static String text(LogLine line) {
        return "%s %-7s %s: %s%n%s"
                .formatted(
                        line.timestamp(),
                        line.level().name(),
                        line.logger(),
                        line.event(),
                        line.error() == null ? "" : line.error() + "\n");
    }
}
