package app.passculture.data.analytics.googlesql;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateScanBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticFunctionGroup;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedArrayScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedBarrierScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumnBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableAsSelectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFilterScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedJoinScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLimitOffsetScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOrderByItem;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOrderByScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedProjectScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRecursiveRefScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRecursiveScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSampleScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOperationItem;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOperationScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSingleRowScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTVFScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithEntry;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithRefScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithScan;
import com.google.zetasql.resolvedast.ResolvedNodes.Visitor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows columns through a resolved tree, from the tables up. Each column of a tree has a number of its own, so one map holds them all. */
final class LineageReader {

    private final Map<Long, Trace> columns = new HashMap<>();
    private final Map<String, List<ResolvedColumn>> named = new HashMap<>();
    private final Deque<List<ResolvedColumn>> recursive = new ArrayDeque<>();
    private final Set<Long> counts = new HashSet<>();
    private final Set<Flow> indirect = new LinkedHashSet<>();
    private final ExpressionLineage expressions = new ExpressionLineage(this);

    private LineageReader() {}

    static ColumnLineage read(Analysis analysis) {
        LineageReader reader = new LineageReader();
        ResolvedScan query = switch (analysis.statement()) {
            case ResolvedQueryStmt statement -> statement.getQuery();
            case ResolvedCreateTableAsSelectStmt create -> create.getQuery();
            case ResolvedCreateViewBase view -> view.getQuery();
            default -> null;
        };
        if (query == null) {
            return new ColumnLineage(Map.of(), Set.of());
        }
        reader.scan(query);
        Map<String, Set<Flow>> outputs = new LinkedHashMap<>();
        for (ResolvedOutputColumn output : analysis.outputs()) {
            outputs.put(
                    output.getName(),
                    Set.copyOf(reader.column(output.getColumn().getId()).all()));
        }
        return new ColumnLineage(outputs, reader.indirect);
    }

    Trace column(long id) {
        return columns.getOrDefault(id, Trace.NONE);
    }

    void put(ResolvedColumn column, Trace trace) {
        columns.put(column.getId(), trace);
    }

    void scan(ResolvedScan scan) {
        switch (scan) {
            case ResolvedTableScan table ->
                table.getColumnList()
                        .forEach(column -> put(
                                column,
                                Trace.of(new Flow(table.getTable().getFullName(), column.getName(), Set.of()))));
            case ResolvedTVFScan function -> function(function);
            case ResolvedProjectScan project -> {
                scan(project.getInputScan());
                computed(project.getExprList());
            }
            case ResolvedFilterScan filter -> filter(filter);
            case ResolvedJoinScan join -> {
                scan(join.getLeftScan());
                scan(join.getRightScan());
                decides(join.getJoinExpr());
            }
            case ResolvedArrayScan array -> array(array);
            case ResolvedAggregateScanBase aggregate -> aggregate(aggregate);
            case ResolvedAnalyticScan analytic -> analytic(analytic);
            case ResolvedSetOperationScan set -> set(set.getColumnList(), set.getInputItemList());
            case ResolvedOrderByScan order -> {
                scan(order.getInputScan());
                ordered(order.getOrderByItemList());
            }
            case ResolvedLimitOffsetScan limit -> scan(limit.getInputScan());
            case ResolvedSampleScan sample -> scan(sample.getInputScan());
            case ResolvedBarrierScan barrier -> scan(barrier.getInputScan());
            case ResolvedWithScan with -> {
                for (ResolvedWithEntry entry : with.getWithEntryList()) {
                    scan(entry.getWithSubquery());
                    named.put(entry.getWithQueryName(), entry.getWithSubquery().getColumnList());
                }
                scan(with.getQuery());
            }
            case ResolvedWithRefScan reference ->
                copied(reference.getColumnList(), named.getOrDefault(reference.getWithQueryName(), List.of()));
            case ResolvedRecursiveScan recursion -> recursion(recursion);
            case ResolvedRecursiveRefScan reference ->
                copied(reference.getColumnList(), recursive.isEmpty() ? List.of() : recursive.peek());
            case ResolvedSingleRowScan _ -> {}
            default -> unknown(scan);
        }
    }

    private void computed(List<? extends ResolvedComputedColumnBase> list) {
        list.forEach(each -> put(each.getColumn(), expressions.of(each.getExpr())));
    }

    private void decides(ResolvedExpr condition) {
        if (condition != null) {
            indirect.addAll(expressions.of(condition).all());
        }
    }

    private void ordered(List<ResolvedOrderByItem> items) {
        items.forEach(item -> decides(item.getColumnRef()));
    }

    private void copied(List<ResolvedColumn> columns, List<ResolvedColumn> from) {
        for (int i = 0; i < Math.min(columns.size(), from.size()); i++) {
            put(columns.get(i), column(from.get(i).getId()));
        }
    }

    private void function(ResolvedTVFScan scan) {
        Trace arguments = scan.getArgumentList().stream()
                .map(argument -> {
                    if (argument.getScan() != null) {
                        scan(argument.getScan());
                        return union(argument.getScan().getColumnList());
                    }
                    return argument.getExpr() == null ? Trace.NONE : expressions.of(argument.getExpr());
                })
                .reduce(Trace.NONE, Trace::and);
        String name = scan.getTvf().getName();
        scan.getColumnList()
                .forEach(column ->
                        put(column, arguments.made(name).and(Trace.of(new Flow(name, column.getName(), Set.of())))));
    }

    private void filter(ResolvedFilterScan filter) {
        scan(filter.getInputScan());
        decides(filter.getFilterExpr());
        int group = GroupMinimum.of(filter.getFilterExpr(), counts);
        if (group > 1) {
            filter.getInputScan()
                    .getColumnList()
                    .forEach(column -> put(column, column(column.getId()).kept(Flow.GROUP_OF + group)));
        }
    }

    private void array(ResolvedArrayScan array) {
        if (array.getInputScan() != null) {
            scan(array.getInputScan());
        }
        for (int i = 0; i < array.getArrayExprList().size(); i++) {
            Trace trace = expressions.of(array.getArrayExprList().get(i));
            put(array.getElementColumnList().get(i), trace);
            indirect.addAll(trace.all());
        }
        decides(array.getJoinExpr());
    }

    private void aggregate(ResolvedAggregateScanBase scan) {
        scan(scan.getInputScan());
        computed(scan.getGroupByList());
        scan.getGroupByList().forEach(each -> decides(each.getExpr()));
        computed(scan.getAggregateList());
        for (ResolvedComputedColumnBase each : scan.getAggregateList()) {
            if (each.getExpr() instanceof ResolvedAggregateFunctionCall call && GroupMinimum.countsRows(call)) {
                counts.add(each.getColumn().getId());
            }
        }
    }

    private void analytic(ResolvedAnalyticScan scan) {
        scan(scan.getInputScan());
        for (ResolvedAnalyticFunctionGroup group : scan.getFunctionGroupList()) {
            computed(group.getAnalyticFunctionList());
            if (group.getPartitionBy() != null) {
                group.getPartitionBy().getPartitionByList().forEach(this::decides);
            }
            if (group.getOrderBy() != null) {
                ordered(group.getOrderBy().getOrderByItemList());
            }
        }
    }

    private void set(List<ResolvedColumn> outputs, List<ResolvedSetOperationItem> items) {
        items.forEach(item -> scan(item.getScan()));
        for (int i = 0; i < outputs.size(); i++) {
            Trace trace = Trace.NONE;
            for (ResolvedSetOperationItem item : items) {
                trace = trace.and(column(item.getOutputColumnList().get(i).getId()));
            }
            put(outputs.get(i), trace.and(column(outputs.get(i).getId())));
        }
    }

    /** The second round sees what the first one brought into the recursion. */
    private void recursion(ResolvedRecursiveScan scan) {
        recursive.push(scan.getColumnList());
        for (int round = 0; round < 2; round++) {
            set(scan.getColumnList(), List.of(scan.getNonRecursiveTerm()));
            set(scan.getColumnList(), List.of(scan.getNonRecursiveTerm(), scan.getRecursiveTerm()));
        }
        recursive.pop();
    }

    Trace union(List<ResolvedColumn> list) {
        return list.stream().map(column -> column(column.getId())).reduce(Trace.NONE, Trace::and);
    }

    /** A kind of scan not listed above: each of its columns may come from all that is in it. */
    private void unknown(ResolvedScan scan) {
        Trace trace = inside(scan).made("?");
        scan.getColumnList().forEach(column -> put(column, trace.and(column(column.getId()))));
    }

    /** All that a part of the tree names, whatever it is. */
    Trace inside(ResolvedNode node) {
        Set<Flow> flows = new LinkedHashSet<>();
        node.accept(new Visitor() {
            @Override
            protected void defaultVisit(ResolvedNode inner) {
                if (inner instanceof ResolvedScan scan && !inner.equals(node)) {
                    scan(scan);
                    flows.addAll(union(scan.getColumnList()).all());
                } else {
                    super.defaultVisit(inner);
                }
            }

            @Override
            public void visit(ResolvedColumnRef reference) {
                flows.addAll(column(reference.getColumn().getId()).all());
            }
        });
        return Trace.of(flows);
    }
}
