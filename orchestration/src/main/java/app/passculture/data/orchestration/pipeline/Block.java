package app.passculture.data.orchestration.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Several tasks taken as one: a chain, tasks in parallel, or a group. */
public record Block(List<Task<?>> entries, List<Task<?>> exits) implements Node {

    public Block {
        entries = List.copyOf(entries);
        exits = List.copyOf(exits);
    }

    /** Puts each node after the one before it. */
    static Block chain(List<? extends Node> nodes) {
        for (int i = 1; i < nodes.size(); i++) {
            nodes.get(i).after(nodes.get(i - 1));
        }
        return nodes.isEmpty()
                ? new Block(List.of(), List.of())
                : new Block(nodes.getFirst().entries(), nodes.getLast().exits());
    }

    static Block parallel(List<? extends Node> nodes) {
        List<Task<?>> entries = new ArrayList<>();
        List<Task<?>> exits = new ArrayList<>();
        nodes.forEach(node -> {
            entries.addAll(node.entries());
            exits.addAll(node.exits());
        });
        return new Block(entries, exits);
    }

    /** The tasks that have no other of these before them, and those that have none after them. */
    static Block of(List<Task<?>> tasks) {
        Set<Task<?>> inside = new HashSet<>(tasks);
        Set<Task<?>> followed = new HashSet<>();
        tasks.forEach(task -> followed.addAll(task.upstream()));
        return new Block(
                tasks.stream()
                        .filter(task -> task.upstream().stream().noneMatch(inside::contains))
                        .toList(),
                tasks.stream().filter(task -> !followed.contains(task)).toList());
    }
}
