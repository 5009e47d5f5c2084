package app.passculture.data.analytics.warehouse.bigquery;

import app.passculture.data.analytics.warehouse.ObjectName;
import java.util.ArrayList;
import java.util.List;

/** The steps that join any number of objects, when one step takes 32 at most: groups of 32 become objects that are joined in turn. */
record Composition(List<Step> steps, List<ObjectName> temporaries) {

    static final int AT_MOST = 32;

    /** One call: sources of one bucket into a target of it. */
    record Step(List<ObjectName> sources, ObjectName target) {}

    static Composition of(List<ObjectName> sources, ObjectName destination) {
        requireOneBucket(sources, destination);
        List<Step> steps = new ArrayList<>();
        List<ObjectName> temporaries = new ArrayList<>();
        List<ObjectName> left = sources;
        while (left.size() > AT_MOST) {
            List<ObjectName> joined = new ArrayList<>();
            for (int from = 0; from < left.size(); from += AT_MOST) {
                List<ObjectName> group = left.subList(from, Math.min(left.size(), from + AT_MOST));
                ObjectName temporary = temporary(destination, temporaries.size());
                steps.add(new Step(List.copyOf(group), temporary));
                temporaries.add(temporary);
                joined.add(temporary);
            }
            left = joined;
        }
        steps.add(new Step(List.copyOf(left), destination));
        return new Composition(List.copyOf(steps), List.copyOf(temporaries));
    }

    private static void requireOneBucket(List<ObjectName> sources, ObjectName destination) {
        for (ObjectName source : sources) {
            if (!source.bucket().equals(destination.bucket())) {
                throw new IllegalArgumentException(
                        "Objects are composed within a bucket, not %s into %s".formatted(source, destination));
            }
        }
    }

    /** {@code exports/offer.csv} gives {@code exports/offer_temp_0.csv}: only a dot of the last part begins an extension. */
    private static ObjectName temporary(ObjectName destination, int number) {
        String name = destination.name();
        int dot = name.lastIndexOf('.');
        int end = dot > name.lastIndexOf('/') ? dot : name.length();
        return new ObjectName(destination.bucket(), name.substring(0, end) + "_temp_" + number + name.substring(end));
    }
}
