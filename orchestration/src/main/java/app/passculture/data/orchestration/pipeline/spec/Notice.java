package app.passculture.data.orchestration.pipeline.spec;

/** Somebody to tell when a run has ended. */
public record Notice(Occasion occasion, Channel channel, String target, Audience audience) {

    /** Which end of a run it is about. */
    public enum Occasion {
        FAILURE,
        SUCCESS
    }

    /** How the news travels; the target is a connection for Slack and webhooks, an address for mail. */
    public enum Channel {
        SLACK,
        EMAIL,
        WEBHOOK
    }

    /** Which runs are worth it. */
    public enum Audience {
        SCHEDULED_RUNS,
        ALL_RUNS
    }

    public static Notice slack(String connection) {
        return new Notice(Occasion.FAILURE, Channel.SLACK, connection, Audience.SCHEDULED_RUNS);
    }

    public static Notice email(String address) {
        return new Notice(Occasion.FAILURE, Channel.EMAIL, address, Audience.SCHEDULED_RUNS);
    }

    public static Notice webhook(String connection) {
        return new Notice(Occasion.FAILURE, Channel.WEBHOOK, connection, Audience.SCHEDULED_RUNS);
    }

    public Notice forManualRunsToo() {
        return new Notice(occasion, channel, target, Audience.ALL_RUNS);
    }

    public Notice on(Occasion occasion) {
        return new Notice(occasion, channel, target, audience);
    }
}
