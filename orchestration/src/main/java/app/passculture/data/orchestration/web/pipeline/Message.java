package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.web.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Something to say in the reader's language and zone. */
public record Message(String key, List<Object> arguments) {

    public Message {
        arguments = List.copyOf(arguments);
    }

    static Message of(String key, Object... arguments) {
        return new Message(key, Arrays.asList(arguments));
    }

    public String in(Frame frame) {
        return frame.text(
                key, arguments.stream().map(argument -> shown(argument, frame)).toArray());
    }

    private static Object shown(Object argument, Frame frame) {
        return switch (argument) {
            case Instant at -> frame.local(at);
            case Duration span -> Spans.text(span);
            case Message message -> message.in(frame);
            default -> argument;
        };
    }
}
