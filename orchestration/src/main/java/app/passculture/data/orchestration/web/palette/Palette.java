package app.passculture.data.orchestration.web.palette;

import app.passculture.data.orchestration.access.Role;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import app.passculture.data.orchestration.scheduler.Catalogue;
import app.passculture.data.orchestration.web.Frame;
import app.passculture.data.orchestration.web.palette.PalettePage.Kind;
import app.passculture.data.orchestration.web.palette.PalettePage.Offer;
import app.passculture.data.orchestration.web.pipeline.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what somebody may mean by a few letters. Tasks are those of the pipelines of this server. */
final class Palette {
    private static final int SHOWN = 6;

    private final PaletteRows rows;
    private final Catalogue catalogue;

    Palette(PaletteRows rows, Catalogue catalogue) {
        this.rows = rows;
        this.catalogue = catalogue;
    }

    private record Part(String address, String key, Role needed) {}

    private static final List<Part> PARTS = List.of(
            new Part("/", "part.today", Role.VIEWER),
            new Part("/pipelines", "part.pipelines", Role.VIEWER),
            new Part("/runs", "part.runs", Role.VIEWER),
            new Part("/runs?state=failed", "palette.runs.failed", Role.VIEWER),
            new Part("/pools", "part.pools", Role.VIEWER),
            new Part("/nodes", "part.nodes", Role.VIEWER),
            new Part("/audit", "part.audit", Role.OPERATOR),
            new Part("/admin", "part.admin", Role.VIEWER),
            new Part("/admin/variables", "part.variables", Role.OPERATOR),
            new Part("/admin/connections", "part.connections", Role.OPERATOR),
            new Part("/admin/users", "part.users", Role.ADMIN),
            new Part("/admin/tokens", "part.tokens", Role.VIEWER));

    PalettePage offers(String typed, Here here, Frame frame) {
        Words words = Words.of(typed);
        List<PaletteRows.Pipeline> pipelines = rows.pipelines();
        List<Offer> offers = new ArrayList<>();
        here(here, pipelines, frame).filter(offer -> words.areIn(said(offer))).forEach(offers::add);
        if (!words.isEmpty()) {
            pipelines(words, pipelines).forEach(offers::add);
            runs(words, typed.strip()).forEach(offers::add);
            offers.addAll(tasks(words));
            if (frame.may(Role.OPERATOR)) {
                orders(words, pipelines, here, frame).forEach(offers::add);
            }
        }
        pages(frame).filter(offer -> words.areIn(offer.label())).forEach(offers::add);
        return new PalettePage(offers);
    }

    private static String said(Offer offer) {
        return offer.label() + " " + offer.detail();
    }

    private Stream<Offer> here(Here here, List<PaletteRows.Pipeline> pipelines, Frame frame) {
        if (!frame.may(Role.OPERATOR) || here.pipeline().isEmpty()) {
            return Stream.of();
        }
        if (!here.task().isEmpty()) {
            return task(here, frame);
        }
        if (!here.run().isEmpty()) {
            return rows.run(here.pipeline(), here.run()).stream().flatMap(run -> run(run, frame));
        }
        return pipelines.stream()
                .filter(pipeline -> pipeline.id().equals(here.pipeline()))
                .flatMap(pipeline -> orders(Kind.HERE, pipeline, frame));
    }

    private static Stream<Offer> task(Here here, Frame frame) {
        String place = Place.task(here.pipeline(), here.run(), here.task());
        return Stream.of(
                Offer.go(Kind.HERE, frame.text("order.clear"), here.task(), place + "/clear?downstream=true"),
                Offer.go(Kind.HERE, frame.text("order.success"), here.task(), place + "/mark?as=success"),
                Offer.go(Kind.HERE, frame.text("order.skipped"), here.task(), place + "/mark?as=skipped"),
                Offer.go(Kind.HERE, frame.text("order.failed"), here.task(), place + "/mark?as=failed"));
    }

    private static Stream<Offer> run(PaletteRows.Run run, Frame frame) {
        String place = Place.run(run.pipeline(), run.run());
        boolean isUnderWay = run.state().equals("queued") || run.state().equals("running");
        List<Offer> offers = new ArrayList<>();
        if (run.state().equals("failed")) {
            offers.add(
                    Offer.go(Kind.HERE, frame.text("order.clear.failed"), run.run(), place + "/clear?failedOnly=true"));
        }
        offers.add(Offer.go(Kind.HERE, frame.text("order.clear"), run.run(), place + "/clear"));
        offers.add(Offer.go(
                Kind.HERE,
                frame.text("run.again"),
                run.run(),
                Place.pipeline(run.pipeline(), "trigger") + "?like=" + run.run().replace("+", "%2B")));
        if (isUnderWay) {
            offers.add(Offer.go(Kind.HERE, frame.text("order.cancel"), run.run(), place + "/cancel"));
        }
        if (!run.state().equals("success")) {
            offers.add(Offer.go(Kind.HERE, frame.text("order.finish"), run.run(), place + "/finish"));
        }
        return offers.stream();
    }

    private static Stream<Offer> orders(Kind kind, PaletteRows.Pipeline pipeline, Frame frame) {
        String place = Place.pipeline(pipeline.id());
        return pipeline.paused()
                ? Stream.of(Offer.post(kind, frame.text("palette.unpause", pipeline.id()), place + "/unpause"))
                : Stream.of(
                        Offer.go(kind, frame.text("palette.trigger", pipeline.id()), "", place + "/trigger"),
                        Offer.post(kind, frame.text("palette.pause", pipeline.id()), place + "/pause"));
    }

    private static Stream<Offer> orders(Words words, List<PaletteRows.Pipeline> pipelines, Here here, Frame frame) {
        boolean isShown = here.run().isEmpty();
        return pipelines.stream()
                .filter(pipeline -> !(isShown && pipeline.id().equals(here.pipeline())))
                .flatMap(pipeline -> orders(Kind.ORDER, pipeline, frame))
                .filter(offer -> words.areIn(offer.label()))
                .limit(SHOWN);
    }

    private static Stream<Offer> pipelines(Words words, List<PaletteRows.Pipeline> pipelines) {
        return pipelines.stream()
                .filter(pipeline -> words.areIn(pipeline.id() + " " + pipeline.description()))
                .sorted(Comparator.comparing(PaletteRows.Pipeline::id, words.best()))
                .limit(SHOWN)
                .map(pipeline ->
                        Offer.go(Kind.PIPELINE, pipeline.id(), pipeline.description(), Place.pipeline(pipeline.id())));
    }

    private Stream<Offer> runs(Words words, String typed) {
        List<PaletteRows.Run> latest = rows.latest(words);
        List<PaletteRows.Run> found = latest.isEmpty() && words.all().size() == 1 ? rows.named(typed) : latest;
        return found.stream()
                .map(run -> new Offer(
                        Kind.RUN,
                        run.run(),
                        run.pipeline(),
                        run.state(),
                        PalettePage.Act.GO,
                        Place.run(run.pipeline(), run.run())));
    }

    private record FoundTask(String pipeline, String task) {}

    /** In the latest run of their pipeline, or in its graph if it has none. */
    private List<Offer> tasks(Words words) {
        List<FoundTask> found = catalogue.all().stream()
                .map(entry -> entry.pipeline().spec())
                .flatMap(spec -> spec.tasks().stream()
                        .map(TaskSpec::id)
                        .filter(task -> words.areIn(spec.id() + " " + task) && !words.areIn(spec.id()))
                        .map(task -> new FoundTask(spec.id(), task)))
                .sorted(Comparator.comparing(FoundTask::task, words.best()).thenComparing(FoundTask::pipeline))
                .limit(SHOWN)
                .toList();
        Map<String, String> latest =
                rows.latestOf(found.stream().map(FoundTask::pipeline).distinct().toList());
        return found.stream()
                .map(each -> Offer.go(Kind.TASK, each.task(), each.pipeline(), place(each, latest)))
                .toList();
    }

    private static String place(FoundTask task, Map<String, String> latest) {
        return Optional.ofNullable(latest.get(task.pipeline()))
                .map(run -> Place.task(task.pipeline(), run, task.task()))
                .orElseGet(() -> Place.pipeline(task.pipeline(), "graph"));
    }

    private static Stream<Offer> pages(Frame frame) {
        return Stream.concat(
                PARTS.stream()
                        .filter(part -> frame.may(part.needed()))
                        .map(part -> Offer.go(Kind.PAGE, frame.text(part.key()), "", part.address())),
                Stream.of(
                        Offer.browser(frame.text("site.theme"), "theme"),
                        Offer.browser(frame.text("site.other.language.name"), "language"),
                        Offer.browser(frame.text("shortcuts.open"), "shortcuts"),
                        Offer.post(Kind.PAGE, frame.text("site.logout"), "/auth/logout")));
    }
}
