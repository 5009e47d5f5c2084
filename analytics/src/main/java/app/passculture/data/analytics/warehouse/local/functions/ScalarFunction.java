package app.passculture.data.analytics.warehouse.local.functions;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of one row; with a NULL among its arguments its result is NULL. */
public record ScalarFunction(String name, List<Kind> parameters, Kind result, Body body) {
    /** What a value is in Java: Boolean, Long, Double, BigDecimal, String, LocalDate. */
    public enum Kind {
        BOOL,
        INT,
        REAL,
        NUMERIC,
        BIGNUMERIC,
        TEXT,
        DATE
    }

    /** Computes; throws {@link IllegalArgumentException} with a sentence for the caller. */
    public interface Body {
        @Nullable
        Object apply(Arguments arguments);
    }

    public ScalarFunction {
        parameters = List.copyOf(parameters);
    }

    /** All functions. */
    public static List<ScalarFunction> all() {
        List<ScalarFunction> all = new ArrayList<>();
        NumberLibrary.addTo(all);
        TextLibrary.addTo(all);
        ByteLibrary.addTo(all);
        MomentLibrary.addTo(all);
        JsonLibrary.addTo(all);
        return List.copyOf(all);
    }
}
