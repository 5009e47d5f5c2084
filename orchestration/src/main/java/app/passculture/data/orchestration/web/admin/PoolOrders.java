package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.access.Person;
import app.passculture.data.orchestration.access.Role;
import app.passculture.data.orchestration.administration.AdministrationException;
import app.passculture.data.orchestration.administration.Pool;
import app.passculture.data.orchestration.administration.Pools;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import app.passculture.data.orchestration.scheduler.Catalogue;
import app.passculture.data.orchestration.scheduler.Control;
import app.passculture.data.orchestration.web.Screens;
import app.passculture.data.orchestration.web.pipeline.GateReads;
import app.passculture.data.orchestration.web.pipeline.Message;
import app.passculture.data.orchestration.web.pipeline.Missing;
import app.passculture.data.orchestration.web.pipeline.TaskPage.Holder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Makes, changes and deletes pools. */
@Controller
class PoolOrders {
    private static final DeletePage.Part PART = new DeletePage.Part("pools", "/pools", Role.OPERATOR);

    private final Pools pools;
    private final Control control;
    private final Catalogue catalogue;
    private final GateReads gates;
    private final Screens screens;

    PoolOrders(Pools pools, Control control, Catalogue catalogue, JdbcClient sql, Screens screens) {
        this.pools = pools;
        this.control = control;
        this.catalogue = catalogue;
        this.gates = new GateReads(sql);
        this.screens = screens;
    }

    @GetMapping("/pools/new")
    View form() {
        return show(new PoolPage(true, new PoolPage.Given("", "1", ""), Optional.empty(), Optional.empty()));
    }

    @PostMapping("/pools/new")
    View create(PoolPage.Given given, @AuthenticationPrincipal Person person) {
        try {
            Pool pool = pools.create(
                    Pool.of(given.name(), Pools.slots(given.slots()), given.description(), true), person.onPages());
            return Told.after("/pools", "create", pool.name());
        } catch (AdministrationException refused) {
            return refused(true, given, refused);
        }
    }

    @GetMapping("/pools/edit")
    View form(@RequestParam String name, @RequestParam(required = false) @Nullable String slots) {
        Pool pool = existing(name);
        String wanted = slots == null ? String.valueOf(pool.slots()) : slots;
        PoolPage.Given given = new PoolPage.Given(name, wanted, pool.description());
        try {
            return show(new PoolPage(
                    false, given, Optional.empty(), Optional.of(impact(pool, Pools.slots(given.slots())))));
        } catch (AdministrationException.Invalid invalid) {
            return refused(false, given, invalid);
        }
    }

    @PostMapping("/pools/edit")
    View update(PoolPage.Given given, @AuthenticationPrincipal Person person) {
        Pool before = existing(given.name());
        try {
            pools.update(
                    Pool.of(before.name(), Pools.slots(given.slots()), given.description(), before.includeDeferred()),
                    person.onPages());
        } catch (AdministrationException refused) {
            return refused(false, given, refused);
        }
        control.poolsChanged();
        return Told.after("/pools", "update", before.name());
    }

    @GetMapping("/pools/delete")
    View planDelete(@RequestParam String name) {
        Pool pool = existing(name);
        List<Holder> holders = gates.holders(name);
        List<Holder> waiters = gates.waiters(name);
        Optional<Message> refusal = Optional.empty();
        if (name.equals(Pools.DEFAULT)) {
            refusal = Optional.of(new Message("pools.delete.default", List.of()));
        } else if (pool.use().occupied() > 0 || !waiters.isEmpty()) {
            refusal = Optional.of(new Message("pools.delete.used", List.of()));
        }
        return screens.show(
                "admin/delete",
                new DeletePage(
                        PART,
                        name,
                        List.of(
                                new DeletePage.Touched("task.holders", things(holders)),
                                new DeletePage.Touched("task.ahead", things(waiters)),
                                new DeletePage.Touched("pools.delete.asked", askedBy(name))),
                        refusal));
    }

    @PostMapping("/pools/delete")
    View delete(@RequestParam String name, @AuthenticationPrincipal Person person) {
        existing(name);
        try {
            pools.delete(name, person.onPages());
            return Told.after("/pools", "delete", name);
        } catch (AdministrationException.Refused _) {
            // Taken since the page was made: it is made again, and says by whom.
            return planDelete(name);
        }
    }

    private List<DeletePage.Thing> askedBy(String pool) {
        return DeletePage.Thing.pipelines(
                catalogue, spec -> spec.tasks().stream().anyMatch(task -> asksFor(task, pool)));
    }

    private static boolean asksFor(TaskSpec task, String pool) {
        TaskSpec.PoolUse use = task.terms().pool();
        return use != null && use.pool().equals(pool);
    }

    private static List<DeletePage.Thing> things(List<Holder> holders) {
        return holders.stream()
                .map(each -> new DeletePage.Thing(
                        each.pipeline() + " · " + (each.task().isEmpty() ? each.run() : each.task()), each.address()))
                .toList();
    }

    private PoolImpact impact(Pool pool, int slots) {
        return PoolImpact.of(pool.use().occupied(), slots, gates.holders(pool.name()), gates.waiters(pool.name()));
    }

    private View refused(boolean isNew, PoolPage.Given given, AdministrationException refused) {
        PoolPage page = new PoolPage(isNew, given, Optional.of(Fault.of(refused, given::value)), Optional.empty());
        return screens.show("admin/pool", page, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private View show(PoolPage page) {
        return screens.show("admin/pool", page);
    }

    private Pool existing(String name) {
        return pools.find(name).orElseThrow(() -> new Missing("the pool " + name));
    }
}
