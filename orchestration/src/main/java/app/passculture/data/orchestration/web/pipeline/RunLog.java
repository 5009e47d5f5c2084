package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.log.LogKey;
import app.passculture.data.orchestration.log.TaskLogs;
import app.passculture.data.orchestration.web.pipeline.LogEvents.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the tasks of a run say, as one log in the order of time. Remembers how far it has read. */
final class RunLog {

    /** More than anybody reads; of a longer log the end is shown. */
    private static final int LONGEST = 50_000;

    private final TaskLogs logs;
    private final RunHead run;
    private final Map<LogKey, Long> offsets = new HashMap<>();
    private final Set<LogKey> finished = new HashSet<>();
    private Instant last;

    /** Leaves out what was said until a moment. */
    RunLog(TaskLogs logs, RunHead run, Instant after) {
        this.logs = logs;
        this.run = run;
        this.last = after;
    }

    /** What the tasks have said since the last time, of each try. */
    List<Said> news(List<TaskRow> tasks) {
        List<Said> news = new ArrayList<>();
        for (TaskRow task : tasks) {
            for (int number = 1; number <= task.tries().made(); number++) {
                LogKey key = new LogKey(run.pipeline(), run.run(), task.task(), number);
                boolean isOver = !task.isLive() || number < task.tries().made();
                if (!finished.contains(key)) {
                    read(news, key);
                }
                if (isOver) {
                    finished.add(key);
                }
            }
            if (news.size() > 2 * LONGEST) {
                news = latest(news);
            }
        }
        List<Said> sorted = latest(news);
        if (!sorted.isEmpty()) {
            last = sorted.getLast().line().timestamp();
        }
        return sorted;
    }

    /** When the latest line was said: where to go on after a break. */
    Instant last() {
        return last;
    }

    private void read(List<Said> news, LogKey key) {
        boolean isFirst = !offsets.containsKey(key);
        long from = offsets.getOrDefault(key, 0L);
        TaskLogs.Part part = logs.read(key, from);
        while (part.next() > from) {
            part.lines().stream()
                    .filter(line -> !isFirst || line.timestamp().isAfter(last))
                    .forEach(line -> news.add(new Said(key.task(), line)));
            from = part.next();
            part = logs.read(key, from);
        }
        offsets.put(key, from);
    }

    private static List<Said> latest(List<Said> lines) {
        List<Said> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparing(said -> said.line().timestamp()));
        return new ArrayList<>(sorted.subList(Math.max(0, sorted.size() - LONGEST), sorted.size()));
    }
}
