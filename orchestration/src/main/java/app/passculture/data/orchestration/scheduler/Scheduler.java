package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.execution.Execution;
import app.passculture.data.orchestration.journal.AwaitedRuns;
import app.passculture.data.orchestration.journal.Nodes;
import app.passculture.data.orchestration.journal.Pipelines;
import app.passculture.data.orchestration.journal.Watch;
import app.passculture.data.orchestration.run.RunEvent;
import app.passculture.data.orchestration.run.RunMachine;
import app.passculture.data.orchestration.scheduler.Mail.RunKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One node: its lease, its committers, its sweep and the attempts it runs. With the role "scheduler" it makes runs and lets them begin, with
 * "worker" their tasks run here; one without both writes what people order and leaves the rest to the others.
 */
public final class Scheduler implements AutoCloseable, MeterBinder {

    private final Tables tables;
    private final Lease lease;
    private final Held held = new Held();
    private final Execution execution;
    private final Wakes wakes;
    private final Signals signals;
    private final Waits waits;
    private final Slots slots;
    private final Sweep sweep;
    private final Clock clock;
    private final boolean schedules;
    private final boolean looks;
    private final Meters meters = new Meters();
    private final List<Committer> committers;
    private final List<Thread> threads;

    /** What a node is made with. The nanoseconds are a monotonic clock's. */
    public record Setting(String name, Collection<String> roles, int committers, Clock clock, LongSupplier nanos) {
        public Setting {
            roles = List.copyOf(roles);
        }

        public static Setting named(String name) {
            return new Setting(name, List.of("scheduler", "worker"), 2, Clock.systemUTC(), System::nanoTime);
        }

        /** Whether it makes runs of slots and lets runs begin. */
        boolean schedules() {
            return roles.contains("scheduler");
        }

        /** Whether tasks run here. */
        boolean works() {
            return roles.contains("worker");
        }

        /** What it looks after by itself; what others have left is everybody's business who looks at all. */
        Set<Watch.Kind> duties() {
            Set<Watch.Kind> duties = EnumSet.noneOf(Watch.Kind.class);
            if (schedules()) {
                duties.addAll(EnumSet.of(Watch.Kind.SLOT, Watch.Kind.ADMISSION, Watch.Kind.RUN, Watch.Kind.NODE));
            }
            if (works()) {
                duties.addAll(EnumSet.complementOf(EnumSet.of(Watch.Kind.SLOT, Watch.Kind.ADMISSION)));
            }
            return duties;
        }
    }

    /** The execution is made with the reports it is to send. */
    public Scheduler(
            DataSource database,
            Catalogue catalogue,
            Function<Execution.Reports, Execution> executions,
            Setting setting) {
        this.clock = setting.clock();
        this.schedules = setting.schedules();
        this.looks = !setting.duties().isEmpty();
        Catalogue code = setting.works() ? catalogue : Catalogue.EMPTY;
        this.tables = Tables.over(database);
        Dispatcher dispatcher = new Dispatcher(code, clock, this::accept);
        this.execution = executions.apply(dispatcher);
        this.wakes = new Wakes(clock, (run, pipeline) -> accept(tick(run, pipeline)));
        this.signals = new Signals(database, this::stop, this::sweepSoon);
        this.waits = new Waits(new AwaitedRuns(database), tables.runs(), this::accept);
        Nodes nodes = new Nodes(database);
        this.lease = new Lease(
                nodes, new Lease.Identity(setting.name(), setting.roles()), setting.nanos(), held::size, this::letGo);
        Watch watch = new Watch(database, code.versions());
        this.slots = new Slots(tables, new Pipelines(database), catalogue);
        Recovery recovery = new Recovery(nodes, watch, tables.runs(), held, execution, dispatcher, this::accept);
        this.sweep =
                new Sweep(setting.duties(), watch, new Sweep.Hands(slots, recovery, waits), lease, clock, this::accept);
        Aftermath aftermath = new Aftermath(
                execution, dispatcher, held, new Aftermath.Calls(wakes, signals, waits), clock, meters, this::accept);
        this.committers = committers(setting.committers(), aftermath, code.versions()::contains);
        this.threads = threads();
        gauge();
    }

    private List<Committer> committers(int count, Aftermath aftermath, Predicate<UUID> code) {
        SplittableRandom random = new SplittableRandom();
        return IntStream.range(0, count)
                .mapToObj(_ -> new Committer(new Committer.Desk(
                        tables,
                        new RunMachine(new AttemptIds(clock, random.split()), random.split()),
                        clock,
                        held,
                        lease,
                        aftermath,
                        this::accept,
                        code,
                        meters)))
                .toList();
    }

    private void gauge() {
        meters.gauge("orchestration.lease.age", "Seconds since this node renewed its lease", lease::age);
        meters.gauge("orchestration.attempts", "Attempts this node answers for", held::size);
        meters.gauge(
                "orchestration.events.waiting",
                "Events that wait for the next batch",
                () -> committers.stream().mapToInt(Committer::waiting).sum());
    }

    /** Adds what this node measures to a registry. */
    @Override
    public void bindTo(MeterRegistry registry) {
        meters.bindTo(registry);
    }

    private List<Thread> threads() {
        List<Thread> all = new java.util.ArrayList<>();
        committers.forEach(committer -> all.add(
                Thread.ofPlatform().name("committer-" + all.size()).daemon().unstarted(committer)));
        if (looks) {
            all.add(Thread.ofPlatform().name("sweep").daemon().unstarted(sweep));
        }
        return all;
    }

    public void start() {
        lease.begin();
        if (schedules) {
            slots.plan(clock.instant());
        }
        if (looks) {
            signals.begin();
        }
        threads.forEach(Thread::start);
    }

    /** The number of this node while it has its lease. */
    public OptionalLong node() {
        return lease.node();
    }

    void accept(Mail mail) {
        if (mail instanceof Mail.Admit && !schedules) {
            signals.look();
            return;
        }
        committers
                .get(Math.floorMod(mail.pipeline().hashCode(), committers.size()))
                .accept(mail);
    }

    Clock clock() {
        return clock;
    }

    /** How many attempts this node answers for. */
    int underWay() {
        return held.size();
    }

    Tables tables() {
        return tables;
    }

    private void sweepSoon() {
        sweep.soon();
    }

    /** Something is due now that was not before: every node looks. */
    void look() {
        sweep.soon();
        signals.look();
    }

    private static Mail tick(long run, String pipeline) {
        return new Mail.Found(new RunKey(run, pipeline), new RunEvent.Tick());
    }

    private void stop(UUID attempt) {
        if (held.contains(attempt)) {
            execution.stop(attempt);
        }
    }

    private void letGo() {
        execution.abandon();
        held.clear();
        committers.forEach(Committer::forget);
    }

    /** Ends the node; what runs here begins again on another, or when this one comes back. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        threads.forEach(Scheduler::join);
        execution.abandon();
        execution.close();
        wakes.close();
        waits.close();
        signals.close();
        lease.close();
    }

    private static void join(@Nullable Thread thread) {
        try {
            if (thread != null && thread.isAlive()) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
