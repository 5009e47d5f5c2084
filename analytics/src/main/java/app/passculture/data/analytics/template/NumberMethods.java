package app.passculture.data.analytics.template;

import java.util.Map;
import java.util.function.BiFunction;

/** The methods of int and float: a closed set. */
final class NumberMethods {

    static final Map<String, BiFunction<Int, Invocation, Value>> INT = Map.of(
            "bit_length", (self, call) -> new Int(64L - Long.numberOfLeadingZeros(Math.absExact(self.value()))),
            "is_integer", (self, call) -> Bool.TRUE);

    static final Map<String, BiFunction<Real, Invocation, Value>> REAL =
            Map.of("is_integer", (self, call) -> Bool.of(self.value() == Math.rint(self.value())));

    private NumberMethods() {}
}
