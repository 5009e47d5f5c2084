package app.passculture.data.analytics.transformation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the nodes that a selection means, with the tests that belong to them. */
public final class Selections {

    private final Project project;
    private final Indirect indirect;
    private final SelectorFile selectors;
    private final Criteria criteria;

    /** Which tests come along with the tables they test. */
    public enum Indirect {
        /** A test of any selected table. */
        EAGER,
        /** A test whose tables are all selected. */
        CAUTIOUS,
        /** A test whose tables are all selected or needed by the selected ones. */
        BUILDABLE,
        /** None. */
        EMPTY
    }

    public Selections(Project project, Indirect indirect) {
        this(project, indirect, Optional.empty());
    }

    /** Selections that may ask what changed since an earlier state. */
    public Selections(Project project, Indirect indirect, Optional<EarlierState> earlier) {
        this.project = project;
        this.indirect = indirect;
        this.selectors = SelectorFile.of(project.declarations().selectors());
        this.criteria = new Criteria(project, earlier);
    }

    /**
     * The nodes that dbt's command line grammar means, in an order in which they can be built.
     *
     * @throws ProjectException.BadRequest when it does not parse
     */
    public List<Node> select(String selected, String excluded) {
        Optional<String> usual = selected.isBlank() ? selectors.usual() : Optional.empty();
        Selection parsed = SelectionParser.parse(selected, excluded);
        return ordered(usual.isPresent() && excluded.isBlank() ? selectors.named(usual.get()) : parsed);
    }

    /** The nodes of a selection named in selectors.yml. */
    public List<Node> selector(String name) {
        return ordered(selectors.named(name));
    }

    private List<Node> ordered(Selection selection) {
        Set<String> found = found(selection);
        List<Node> ordered = new ArrayList<>();
        for (String id : project.graph().order()) {
            if (found.contains(id)) {
                ordered.add(project.node(id));
            }
        }
        return ordered;
    }

    private Set<String> found(Selection selection) {
        return switch (selection) {
            case Selection.Everything ignored ->
                new LinkedHashSet<>(project.nodes().keySet());
            case Selection.Criterion criterion -> withTests(reached(criterion));
            case Selection.Union union -> {
                Set<String> all = new LinkedHashSet<>();
                union.parts().forEach(part -> all.addAll(found(part)));
                yield all;
            }
            case Selection.Intersection intersection -> {
                Set<String> all = new LinkedHashSet<>(project.nodes().keySet());
                intersection.parts().forEach(part -> all.retainAll(found(part)));
                yield all;
            }
            case Selection.Difference difference -> {
                Set<String> all = found(difference.wanted());
                all.removeAll(found(difference.unwanted()));
                yield all;
            }
        };
    }

    private Set<String> reached(Selection.Criterion criterion) {
        if (criterion.method().equals("selector")) {
            return found(selectors.named(criterion.value()));
        }
        Predicate<Node> wanted = criteria.of(criterion);
        Set<String> direct = project.nodes().values().stream()
                .filter(wanted)
                .map(Node::uniqueId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> reached = new LinkedHashSet<>(direct);
        Selection.Reach reach = criterion.reach();
        for (String node : direct) {
            reached.addAll(project.graph().ancestors(node, reach.up()));
            reached.addAll(project.graph().descendants(node, reach.down()));
            if (reach.childrensParents()) {
                reached.addAll(withAllTheyNeed(project.graph().descendants(node, Selection.Reach.ALL)));
            }
        }
        return reached;
    }

    private Set<String> withAllTheyNeed(Set<String> nodes) {
        Set<String> all = new LinkedHashSet<>(nodes);
        nodes.forEach(node -> all.addAll(project.graph().ancestors(node, Selection.Reach.ALL)));
        return all;
    }

    private Set<String> withTests(Set<String> nodes) {
        if (indirect == Indirect.EMPTY) {
            return nodes;
        }
        Set<String> known = indirect == Indirect.BUILDABLE ? withAllTheyNeed(nodes) : nodes;
        Set<String> all = new LinkedHashSet<>(nodes);
        for (String node : nodes) {
            for (String child : project.graph().children(node)) {
                if (isTest(child) && comesAlong(child, known)) {
                    all.add(child);
                }
            }
        }
        return all;
    }

    private boolean isTest(String id) {
        ResourceType type = project.node(id).type();
        return type == ResourceType.TEST || type == ResourceType.UNIT_TEST;
    }

    private boolean comesAlong(String test, Set<String> known) {
        return indirect == Indirect.EAGER || known.containsAll(project.graph().parents(test));
    }
}
