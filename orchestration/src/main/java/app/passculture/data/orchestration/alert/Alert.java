package app.passculture.data.orchestration.alert;

import app.passculture.data.orchestration.pipeline.spec.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** News of a run for somebody, and how often its delivery has been begun; it keeps its number however often that is. */
record Alert(long id, int tries, To to, About about) {

    /** Which way it goes. */
    record To(Notice.Channel channel, String target) {}

    /** Which run has ended how, whose it is and which of its tasks failed. */
    record About(
            String pipeline,
            String run,
            Instant logicalDate,
            Notice.Occasion occasion,
            String owner,
            List<String> failedTasks) {

        About {
            failedTasks = List.copyOf(failedTasks);
        }

        boolean isFailure() {
            return occasion == Notice.Occasion.FAILURE;
        }
    }

    /** The same for every delivery of this alert and for no other, so that a receiver can tell a repetition. */
    String idempotencyKey() {
        return UUID.nameUUIDFromBytes(
                        (id + " " + about.pipeline() + " " + about.run()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
