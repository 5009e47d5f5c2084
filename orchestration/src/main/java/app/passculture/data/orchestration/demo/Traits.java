package app.passculture.data.orchestration.demo;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A point in the small space where works and people meet; each coordinate has mean 0 and variance 1. */
final class Traits {
    private static final int COUNT = 8;
    private final double[] values;

    private Traits(double[] values) {
        this.values = values;
    }

    static Traits of(IntToDoubleFunction trait) {
        return new Traits(IntStream.range(0, COUNT).mapToDouble(trait).toArray());
    }

    /** How much two points agree, mean 0 and deviation about 1. */
    double agreement(Traits other) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * other.values[i];
        }
        return sum / Math.sqrt(values.length);
    }
}
