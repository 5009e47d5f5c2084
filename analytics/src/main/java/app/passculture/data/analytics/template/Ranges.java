package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.List;

/** {@code range()}, of a limited length. */
final class Ranges {

    private Ranges() {}

    static Value of(Invocation call) {
        Bound bound = call.bind("start", "stop?", "step?");
        boolean single = bound.find(1).isEmpty();
        long start = single ? 0 : bound.whole(0);
        long stop = single ? bound.whole(0) : bound.whole(1);
        long step = bound.whole(2, 1);
        if (step == 0) {
            throw Fault.of("range() step must not be zero");
        }
        long length = length(start, stop, step);
        if (length > Limits.RANGE) {
            throw Fault.limit("range too big: %d items, the limit is %d".formatted(length, Limits.RANGE));
        }
        List<Value> items = new ArrayList<>((int) length);
        for (long i = 0; i < length; i++) {
            items.add(new Int(start + i * step));
        }
        String label =
                step == 1 ? "range(%d, %d)".formatted(start, stop) : "range(%d, %d, %d)".formatted(start, stop, step);
        return Sequence.range(label, items);
    }

    private static long length(long start, long stop, long step) {
        double exact = Math.ceil(((double) stop - (double) start) / step);
        return exact <= 0 ? 0 : (long) exact;
    }
}
