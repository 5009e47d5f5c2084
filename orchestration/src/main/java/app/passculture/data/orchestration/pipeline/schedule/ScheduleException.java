package app.passculture.data.orchestration.pipeline.schedule;

/** A schedule that cannot be understood or would never run; always the fault of who wrote it. */
public final class ScheduleException extends RuntimeException {

    ScheduleException(String message) {
        super(message);
    }
}
