package app.passculture.data.orchestration.web;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream of changes that a tab listens to. */
@RestController
class LiveRoutes {
    private final LiveFeed feed;

    LiveRoutes(LiveFeed feed) {
        this.feed = feed;
    }

    @GetMapping(path = "/ui-api/v1/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastHeard,
            @RequestParam(defaultValue = "0") String last) {
        LiveListener listener = new LiveListener();
        Runnable leave = feed.listen(number(lastHeard.isEmpty() ? last : lastHeard), listener::hear);
        return listener.stream(leave);
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
