package app.passculture.data.orchestration.journal;

/** What a task produced: the JSON itself, or the place where it lies with its first characters; the type is that of the Java value. */
public sealed interface ProducedOutput {

    String type();

    long bytes();

    /** Kept in the journal. */
    record Inline(String type, long bytes, String json) implements ProducedOutput {}

    /** Kept elsewhere. */
    record Elsewhere(String type, long bytes, String place, String preview) implements ProducedOutput {}
}
