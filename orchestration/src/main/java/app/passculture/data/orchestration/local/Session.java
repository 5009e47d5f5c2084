package app.passculture.data.orchestration.local;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** One run of {@code ./start} in a data directory that it has to itself, from the plan to the last process stopped. */
final class Session {

    private static final Duration STILL_FRESH = Duration.ofDays(21);

    private final Options options;
    private final Path home;
    private final Clock clock;
    private final Narration narration;

    Session(Options options, Path home, Clock clock, Narration narration) {
        this.options = options;
        this.home = home;
        this.clock = clock;
        this.narration = narration;
    }

    /** Comes back only when something went wrong: the platform is stopped by stopping this process. */
    int run() {
        FinishedSteps finished = new FinishedSteps(options.data().done());
        Plan plan = Plan.of(options, finished.read());
        Platform platform = Platform.takenOver(options, plan.size(), home, clock, new SecureRandom());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> platform.stop(narration), "stop"));
        try {
            plan.steps().forEach(step -> perform(step, plan, platform, finished));
            warnOfAge(finished.age(Step.WORLD, clock));
            tellWhatRuns(platform);
            return supervise(platform);
        } catch (RuntimeException e) {
            return outlive(platform, e);
        }
    }

    private void perform(Step step, Plan plan, Platform platform, FinishedSteps finished) {
        boolean once = Plan.ONCE.contains(step);
        if (once) {
            finished.begin(plan.size());
            finished.forget(step);
        }
        narration.step(step.title(), line -> perform(step, platform, line));
        if (once) {
            finished.finish(step);
        }
    }

    /** The libraries say what went wrong in one sentence too; the rest is for the log. */
    private void perform(Step step, Platform platform, ProgressLine line) {
        try {
            platform.perform(step, line);
        } catch (LocalException e) {
            throw e;
        } catch (RuntimeException e) {
            throw LocalException.in(step.title(), e, options.data().record(e));
        }
    }

    private void warnOfAge(Duration age) {
        if (age.compareTo(STILL_FRESH) > 0) {
            narration.say("This world was made %d days ago and its offers close after 31: --reset makes a new one."
                    .formatted(age.toDays()));
        }
    }

    private void tellWhatRuns(Platform platform) {
        String api = "http://localhost:" + options.apiPort();
        narration.say("");
        narration.say("Recommendation API   " + api + "   (log: "
                + options.data().logs().resolve("api.log") + ")");
        narration.say("Scheduler            http://localhost:" + options.schedulerPort() + "   (user admin, password "
                + platform.schedulerPassword() + ", log: "
                + options.data().logs().resolve("scheduler.log") + ")");
        narration.say("Databases            " + platform.databaseUrl(Databases.APPLICATION));
        narration.say("                     " + platform.databaseUrl(Databases.RECOMMENDATION));
        narration.say("                     " + platform.databaseUrl(Databases.ORCHESTRATION));
        narration.say("                     user = name of the database, passwords in "
                + options.data().secrets());
        narration.say("Token                " + platform.token());
        narration.say("");
        narration.say(
                "curl '%s/recommendation/1?token=%s&longitude=2.33&latitude=48.83'".formatted(api, platform.token()));
        narration.say("");
        narration.say("ready");
    }

    /** A database that died is started again, because the API goes on without it; an API that died ends the session. */
    private int supervise(Platform platform) {
        while (platform.isAnswering()) {
            if (platform.isWithoutDatabase()) {
                narration.step(
                        "PostgreSQL has ended, starting it again", line -> platform.perform(Step.POSTGRES, line));
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        throw new LocalException.PartFailed(platform.endedServer());
    }

    /** What fails because everything is being stopped is no news: the stopping thread has the last word. */
    private int outlive(Platform platform, RuntimeException failure) {
        if (platform.isStopping()) {
            LockSupport.park();
        }
        platform.stop(narration);
        throw failure;
    }
}
