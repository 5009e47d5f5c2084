package app.passculture.data.analytics.warehouse;

/** By which a job is asked for later, also by another process: {@code project:location.id}. */
public record JobHandle(String project, String location, String id) {

    public static JobHandle parse(String text) {
        int dot = text.lastIndexOf('.');
        int colon = dot < 0 ? -1 : text.lastIndexOf(':', dot);
        if (colon < 0) {
            throw new IllegalArgumentException("Not project:location.id: '%s'".formatted(text));
        }
        return new JobHandle(text.substring(0, colon), text.substring(colon + 1, dot), text.substring(dot + 1));
    }

    @Override
    public String toString() {
        return project + ":" + location + "." + id;
    }
}
