package app.passculture.data.orchestration.listing;

import java.util.Map;

/** Limits on a value, by what they say: at least, more than, at most, less than. */
public record Bounds(Map<Bounds.Side, Object> limits) {

    /** One limit. */
    public enum Side {
        GTE(">="),
        GT(">"),
        LTE("<="),
        LT("<");

        private final String operator;

        Side(String operator) {
            this.operator = operator;
        }

        String operator() {
            return operator;
        }
    }

    public static final Bounds NONE = new Bounds(Map.of());

    public Bounds {
        limits = Map.copyOf(limits);
    }
}
