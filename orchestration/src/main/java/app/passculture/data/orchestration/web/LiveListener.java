package app.passculture.data.orchestration.web;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Sends events to one tab at its own pace. One that falls far behind is cut off: it comes back and says what it heard last. */
final class LiveListener {
    private static final long FOR_EVER = 0;
    private static final int AHEAD = 2_500;

    private static final Logger LOG = LoggerFactory.getLogger(LiveListener.class);

    private final SseEmitter stream = new SseEmitter(FOR_EVER);
    private final BlockingQueue<LiveFeed.Event> waiting = new ArrayBlockingQueue<>(AHEAD);

    void hear(LiveFeed.Event event) {
        if (!waiting.offer(event)) {
            stream.complete();
        }
    }

    SseEmitter stream(Runnable leave) {
        Thread sender = Thread.ofVirtual().name("live-tab").unstarted(this::send);
        Runnable end = () -> {
            leave.run();
            sender.interrupt();
        };
        stream.onCompletion(end);
        stream.onError(_ -> end.run());
        sender.start();
        return stream;
    }

    private void send() {
        try {
            while (true) {
                LiveFeed.Event event = waiting.take();
                stream.send(SseEmitter.event()
                        .id(Long.toString(event.number()))
                        .name(event.kind())
                        .data(event.data(), MediaType.APPLICATION_JSON));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A tab is gone, its server will say so: {}", gone.getMessage());
        }
    }
}
