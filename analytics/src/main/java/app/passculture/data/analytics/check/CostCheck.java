package app.passculture.data.analytics.check;

import app.passculture.data.analytics.transformation.ByteBudget;
import app.passculture.data.analytics.transformation.Compiled;
import app.passculture.data.analytics.transformation.Compiler;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ResourceType;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.Warehouse;
import app.passculture.data.analytics.warehouse.WarehouseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Asks the warehouse what the statement of each model would read, without running it, and compares that with the model's budget. */
public final class CostCheck {

    private static final String RULE = "cost";

    /** A dry run takes BigQuery a third of a second and costs nothing; this many at a time stay far below its limits. */
    private static final int AT_ONCE = 8;

    /** From here a model is about to exceed its budget. */
    private static final double NEARLY = 0.8;

    private final Project project;
    private final Warehouse warehouse;
    private final Compiler compiler;

    public CostCheck(Project project, Warehouse warehouse) {
        this.project = project;
        this.warehouse = warehouse;
        this.compiler = new Compiler(project, project.options().clock(), this::exists);
    }

    private boolean exists(Node node) {
        return node.relation()
                .map(name -> warehouse.find(name.table()).isPresent())
                .orElse(false);
    }

    /** What came of one dry run. */
    private record Asked(Optional<Cost> cost, Optional<Finding> finding) {}

    /** The report with what the models of a selection would read, and a finding for each that exceeds its budget or cannot be asked about. */
    public CheckReport over(CheckReport report, Collection<Node> selected) {
        List<Node> models = selected.stream().filter(CostCheck::isAsked).toList();
        Map<String, Compiled> compiled = compiler.compile(models);
        List<Finding> findings = new ArrayList<>(report.findings());
        List<Cost> costs = new ArrayList<>();
        for (Asked asked : all(models, compiled)) {
            asked.cost().ifPresent(costs::add);
            asked.finding().ifPresent(findings::add);
        }
        return new CheckReport(findings, report.facts(), report.checked(), costs);
    }

    private static boolean isAsked(Node node) {
        boolean statement = node.type() == ResourceType.MODEL || node.type() == ResourceType.SNAPSHOT;
        return statement && !node.ephemeral() && Compiler.hasSql(node);
    }

    private List<Asked> all(List<Node> models, Map<String, Compiled> compiled) {
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Asked>> answers = models.stream()
                    .map(node -> threads.submit(() -> {
                        places.acquire();
                        try {
                            return asked(node, java.util.Objects.requireNonNull(compiled.get(node.uniqueId())));
                        } finally {
                            places.release();
                        }
                    }))
                    .toList();
            List<Asked> all = new ArrayList<>();
            for (Future<Asked> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new WarehouseException.Cancelled("the check was interrupted", stop);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** What is not there yet, or wrong in one statement, is told of the node; a warehouse that does not answer ends the check. */
    private Asked asked(Node node, Compiled compiled) {
        OptionalLong budget = ByteBudget.of(node, project.target());
        try {
            long bytes = warehouse.estimate(Statement.of(compiled.sql())).bytesProcessed();
            Cost cost = new Cost(node.uniqueId(), bytes, budget);
            return new Asked(Optional.of(cost), exceeding(node, cost));
        } catch (WarehouseException.NotFound absent) {
            return unknown(node, absent.getMessage());
        } catch (WarehouseException.InvalidStatement wrong) {
            return unknown(node, wrong.getMessage());
        } catch (WarehouseException.Denied denied) {
            return unknown(node, denied.getMessage());
        }
    }

    private static Asked unknown(Node node, String why) {
        return new Asked(
                Optional.empty(),
                Optional.of(Finding.at(
                        Finding.Severity.WARNING,
                        RULE,
                        node.position(),
                        "what %s would read is not known: %s".formatted(node.name(), why),
                        node.uniqueId())));
    }

    private static Optional<Finding> exceeding(Node node, Cost cost) {
        if (cost.budget().isEmpty() || cost.budget().getAsLong() <= 0) {
            return Optional.empty();
        }
        long budget = cost.budget().getAsLong();
        if (cost.bytes() <= budget * NEARLY) {
            return Optional.empty();
        }
        boolean over = cost.bytes() > budget;
        String message = "%s would read %,d bytes, %s its budget of %,d"
                .formatted(node.name(), cost.bytes(), over ? "more than" : "close to", budget);
        Finding.Severity severity = over ? Finding.Severity.ERROR : Finding.Severity.WARNING;
        return Optional.of(Finding.at(severity, RULE, node.position(), message, node.uniqueId()));
    }
}
