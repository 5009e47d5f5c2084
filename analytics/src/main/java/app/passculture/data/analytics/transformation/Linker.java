package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds what every reference means, and what cannot be meant. */
final class Linker {

    private final ReferenceIndex<Draft> index;
    private final Problems problems;

    Linker(String root, List<Draft> drafts, Problems problems) {
        this.index = new ReferenceIndex<>(root);
        this.problems = problems;
        for (Draft draft : drafts) {
            if (draft.type().referable()) {
                index.addReferable(draft.packageName(), draft.name(), draft);
            } else if (draft.type() == ResourceType.SOURCE) {
                index.addSource(
                        draft.packageName(),
                        List.of(String.valueOf(draft.extra().get("source_name")), draft.name()),
                        draft);
            }
        }
    }

    /** Two nodes of one name, or two that become the same table, cannot both be meant. */
    static void refuseDuplicates(List<Draft> drafts, Problems problems) {
        Map<String, Draft> byId = new HashMap<>();
        Map<String, Draft> byName = new HashMap<>();
        for (Draft draft : drafts) {
            Draft before = byId.putIfAbsent(draft.uniqueId(), draft);
            Draft named = draft.type().referable()
                    ? byName.putIfAbsent(draft.packageName() + "." + draft.name(), draft)
                    : null;
            Draft other = before == null ? named : before;
            if (other != null) {
                problems.add(
                        draft.position(),
                        "%s '%s' is also in %s"
                                .formatted(draft.type().key().replace('_', ' '), draft.name(), place(other)));
            }
        }
    }

    private static String place(Draft draft) {
        return draft.position().path() + ":" + draft.position().line();
    }

    static void refuseSharedTables(List<Draft> drafts, Problems problems) {
        Map<String, Draft> byTable = new HashMap<>();
        for (Draft draft : drafts) {
            RelationName table = draft.relation();
            boolean becomesTable =
                    draft.type().referable() && !draft.config().materialized().equals("ephemeral");
            if (table == null || !becomesTable) {
                continue;
            }
            Draft before = byTable.putIfAbsent(table.quoted(), draft);
            if (before != null) {
                problems.add(draft.position(), "%s is also the table of %s".formatted(table, place(before)));
            }
        }
    }

    /** Gives every enabled draft the nodes it needs. */
    void link(List<Draft> enabled) {
        for (Draft draft : enabled) {
            List<String> needed = new ArrayList<>();
            for (Reference reference : draft.captured().references()) {
                meant(draft, reference).map(Draft::uniqueId).ifPresent(needed::add);
            }
            draft.dependsOn(needed.stream().distinct().toList());
        }
    }

    private Optional<Draft> meant(Draft draft, Reference reference) {
        Optional<Draft> found = index.find(reference, draft.packageName());
        Optional<String> problem =
                found.isEmpty() ? Optional.of(index.unknown(reference)) : forbidden(draft, found.get());
        problem.ifPresent(text -> problems.add(reference.position(), text));
        return problem.isPresent() ? Optional.empty() : found;
    }

    private static Optional<String> forbidden(Draft draft, Draft target) {
        if (!target.config().enabled()) {
            return Optional.of("'%s' is disabled; %s needs it".formatted(target.name(), draft.uniqueId()));
        }
        String group = target.config().text("group").orElse("");
        boolean isPrivate =
                target.config().text("access").filter("private"::equals).isPresent();
        boolean outside = !draft.config().text("group").orElse("").equals(group);
        boolean checked = draft.type() == ResourceType.MODEL || draft.type() == ResourceType.SNAPSHOT;
        return isPrivate && outside && checked
                ? Optional.of("'%s' is private to group '%s'".formatted(target.name(), group))
                : Optional.empty();
    }

    /** Notes the path of a cycle, where its first node stands. */
    static void refuseCycle(List<Draft> drafts, Problems problems) {
        Map<String, Draft> byId = new LinkedHashMap<>();
        drafts.forEach(draft -> byId.put(draft.uniqueId(), draft));
        Map<String, List<String>> needs = new TreeMap<>();
        byId.forEach((id, draft) -> needs.put(id, draft.dependsOn()));
        try {
            Graph.of(needs);
        } catch (ProjectException.BadRequest cycle) {
            String path = String.valueOf(cycle.getMessage());
            Position position = drafts.stream()
                    .filter(draft -> path.contains(draft.uniqueId() + " ->"))
                    .map(Draft::position)
                    .findFirst()
                    .orElseThrow();
            problems.add(position, path);
        }
    }
}
