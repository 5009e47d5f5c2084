package app.passculture.data.orchestration.pipeline;

import app.passculture.data.orchestration.pipeline.schedule.CatchUp;
import app.passculture.data.orchestration.pipeline.schedule.Cron;
import app.passculture.data.orchestration.pipeline.schedule.Schedule;
import app.passculture.data.orchestration.pipeline.schedule.ScheduleException;
import app.passculture.data.orchestration.pipeline.schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a draft says about time, kept as written until the environment is known. */
final class DraftTimetable {

    private final Map<String, List<String>> elsewhere = new HashMap<>();
    private List<String> crons = List.of();
    private boolean once;
    private @Nullable Duration period;
    private ZoneId zone = ZoneOffset.UTC;
    private @Nullable LocalDate startDay;
    private @Nullable Instant startMoment;
    private CatchUp catchUp = CatchUp.LATEST;

    void crons(List<String> expressions) {
        crons = expressions;
    }

    void cronsIn(String environment, List<String> expressions) {
        elsewhere.put(environment, expressions);
    }

    void every(Duration period) {
        this.period = period;
    }

    void once() {
        this.once = true;
    }

    void zone(ZoneId zone) {
        this.zone = zone;
    }

    void startingOn(LocalDate day) {
        this.startDay = day;
    }

    void startingAt(Instant moment) {
        this.startMoment = moment;
    }

    void catchingUp() {
        this.catchUp = CatchUp.ALL;
    }

    /** The timetable in an environment; what cannot be understood, in any environment, goes to the problems. */
    Timetable in(Environment environment, Consumer<String> problems) {
        Map<String, Schedule> others = new HashMap<>();
        elsewhere.forEach((name, expressions) -> others.put(name, crons(expressions, problems)));
        Schedule production = production(problems);
        Schedule fallback = environment.production() ? production : new Schedule.Never();
        Schedule schedule = others.getOrDefault(environment.name(), fallback);
        return sound(() -> new Timetable(schedule, start(), catchUp), Timetable.never(), problems);
    }

    private Schedule production(Consumer<String> problems) {
        List<Schedule> said = new ArrayList<>();
        if (!crons.isEmpty()) {
            said.add(crons(crons, problems));
        }
        if (period != null) {
            Duration every = period;
            said.add(sound(() -> new Schedule.Every(every, anchor()), new Schedule.Never(), problems));
        }
        if (once) {
            said.add(sound(this::onlyOnce, new Schedule.Never(), problems));
        }
        if (said.size() > 1) {
            problems.accept("has more than one of schedule, every and once");
        }
        return said.isEmpty() ? new Schedule.Never() : said.getFirst();
    }

    private Schedule crons(List<String> expressions, Consumer<String> problems) {
        List<Cron> read = new ArrayList<>();
        for (String expression : expressions) {
            sound(() -> read.add(Cron.parse(expression)), false, problems);
        }
        return read.isEmpty() ? new Schedule.Never() : new Schedule.Crons(read, zone);
    }

    private Schedule onlyOnce() {
        Instant start = start();
        if (start == null) {
            throw new IllegalArgumentException("running once needs a start date");
        }
        return new Schedule.Once(start);
    }

    private Instant anchor() {
        Instant start = start();
        return start == null ? Instant.EPOCH : start;
    }

    private @Nullable Instant start() {
        return startDay == null ? startMoment : startDay.atStartOfDay(zone).toInstant();
    }

    private static <T> T sound(Supplier<T> value, T otherwise, Consumer<String> problems) {
        try {
            return value.get();
        } catch (ScheduleException | IllegalArgumentException problem) {
            problems.accept(String.valueOf(problem.getMessage()));
            return otherwise;
        }
    }
}
