package app.passculture.data.orchestration.execution;

/** What an attempt produced, as it is recorded; the type is the Java type the task declares, by name. */
public sealed interface TaskOutput {

    /** The longest JSON, in bytes of UTF-8, that is recorded itself. */
    int INLINE_BYTES = 64 * 1024;

    String type();

    long bytes();

    /** Small enough to be recorded itself. */
    record Inline(String type, long bytes, String json) implements TaskOutput {}

    /** Kept in the store of logs and outputs, with its first characters to look at. */
    record Stored(String type, long bytes, String location, String preview) implements TaskOutput {}
}
