package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.scheduler.Affected;
import app.passculture.data.orchestration.web.Frame;
import java.util.List;
import java.util.Optional;

/**
 * An order before it is given: what it would touch, how far it may reach, and the button that gives it.
 *
 * @param kind the last part of its texts' keys
 * @param address where it is asked for and given
 * @param given what is part of the order and is not asked for
 */
public record OrderPage(
        String kind,
        Subject subject,
        String address,
        String back,
        List<Given> given,
        List<Reach> reaches,
        Touched touched) {

    public OrderPage {
        given = List.copyOf(given);
        reaches = List.copyOf(reaches);
    }

    /**
     * What the order would touch, or why it cannot be given.
     *
     * @param leftOut why it does not concern all that was chosen
     */
    public record Touched(List<Affected> affected, Optional<Message> refusal, List<String> leftOut) {
        public Touched {
            affected = List.copyOf(affected);
            leftOut = List.copyOf(leftOut);
        }
    }

    public List<Affected> affected() {
        return touched.affected();
    }

    public Optional<Message> refusal() {
        return touched.refusal();
    }

    /** Whether there is something to give the order for; a run without open tasks can be cancelled too. */
    public boolean isPossible() {
        return refusal().isEmpty()
                && (tasks() > 0 || (kind.startsWith("cancel") && !affected().isEmpty()));
    }

    /** What the order is about; no task means the whole run, and what is called differently is neither. */
    public record Subject(String pipeline, String run, String task, Optional<Message> called) {
        public String in(Frame frame) {
            return called.map(message -> message.in(frame)).orElse(task.isEmpty() ? run : task);
        }
    }

    /** A field of the form. */
    public record Given(String name, String value) {}

    /** How far the order goes beyond its subject, if it is chosen. */
    public record Reach(String name, boolean chosen) {}

    public int tasks() {
        return affected().stream().mapToInt(run -> run.tasks().size()).sum();
    }

    public boolean isDangerous() {
        return kind.startsWith("cancel") || kind.equals("failed");
    }
}
