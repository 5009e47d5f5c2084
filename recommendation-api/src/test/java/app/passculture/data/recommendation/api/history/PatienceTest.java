package app.passculture.data.recommendation.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.recommendation.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PatienceTest {

    private static final Duration SHORT = Duration.ofMillis(20);

    private final Waiting waiting =
            new Waiting(new Impression(new UserId(1), UUID.randomUUID(), Instant.EPOCH, List.of()));
    private final Patience patience = new Patience(SHORT);
    private Thread thread;

    @BeforeEach
    void run() {
        thread = Thread.ofVirtual().start(patience::run);
    }

    @AfterEach
    void end() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    @Test
    void anAnswerThatWaitedTooLongLeavesAndIsNotWritten() {
        patience.watch(waiting);
        assertThat(waiting.await()).isFalse();
        assertThat(waiting.take()).isFalse();
        assertThat(waiting.isOlderThan(SHORT)).isTrue();
    }

    @Test
    void anAnswerThatIsBeingWrittenLeavesTooAndIsNotCountedAsUnsaved() {
        assertThat(waiting.take()).isTrue();
        patience.watch(waiting);
        assertThat(waiting.await()).isTrue();
    }

    @Test
    void anAnswerThatIsStoredLeavesAtOnce() {
        waiting.take();
        waiting.settle();
        patience.watch(waiting);
        assertThat(waiting.await()).isTrue();
    }

    @Test
    void anAnswerBehindOneThatIsStoredIsLetGoToo() {
        var stored = new Waiting(waiting.impression());
        stored.settle();
        patience.watch(stored);
        patience.watch(waiting);
        assertThat(waiting.await()).isFalse();
    }

    @Test
    void nobodyWaitsOnceItIsOver() throws InterruptedException {
        thread.interrupt();
        thread.join();
        patience.watch(waiting);
        assertThat(waiting.await()).isFalse();
    }

    @Test
    void whoeverWaitsIsLetGoWhenItEnds() throws InterruptedException {
        var endless = new Patience(Duration.ofDays(1));
        endless.watch(new Waiting(waiting.impression()));
        endless.watch(waiting);
        var endlessThread = Thread.ofVirtual().start(endless::run);
        endlessThread.interrupt();
        assertThat(waiting.await()).isFalse();
        endlessThread.join();
    }

    @Test
    void anInterruptedAnswerIsNotWritten() {
        Thread.currentThread().interrupt();
        assertThat(waiting.await()).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(waiting.take()).isFalse();
    }
}
