package app.passculture.data.orchestration.pipeline;

import java.util.Map;

/** What a task does. A class that is used for many tasks says its kind and the details by which they differ; both are part of the version. */
public sealed interface Body<P extends Record, T> permits Work, RemoteWork {

    default String kind() {
        return "call";
    }

    default Map<String, String> details() {
        return Map.of();
    }
}
