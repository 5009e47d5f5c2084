package app.passculture.data.orchestration.jobs;

import java.util.List;

/** The files that a task wrote, by their whole names, and how many rows they hold. */
record Exported(List<String> objects, long rows) {

    Exported {
        objects = List.copyOf(objects);
    }

    static Exported together(List<Exported> parts) {
        return new Exported(
                parts.stream().flatMap(part -> part.objects().stream()).toList(),
                parts.stream().mapToLong(Exported::rows).sum());
    }
}
