package app.passculture.data.orchestration.alert;

/** A way for alerts to travel. */
interface Channel {

    /** Returns when the receiver has it; it may have it already. Fails with an {@link AlertException}. */
    void deliver(Alert alert);
}
