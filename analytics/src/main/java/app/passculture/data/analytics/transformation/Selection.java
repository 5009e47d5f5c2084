package app.passculture.data.analytics.transformation;

import java.util.List;

/** Which nodes are meant, as a value: criteria, and how they are put together. */
sealed interface Selection {

    /** Every node. */
    record Everything() implements Selection {}

    /** The nodes that one criterion finds, with the neighbours it asks for. */
    record Criterion(String method, String argument, String value, Reach reach) implements Selection {}

    /** Those of any part. */
    record Union(List<Selection> parts) implements Selection {
        public Union {
            parts = List.copyOf(parts);
        }
    }

    /** Those of all parts. */
    record Intersection(List<Selection> parts) implements Selection {
        public Intersection {
            parts = List.copyOf(parts);
        }
    }

    /** Those of the one that are not in the other. */
    record Difference(Selection wanted, Selection unwanted) implements Selection {}

    /** How many steps up and down are meant too, and whether all that the children need. */
    record Reach(int up, int down, boolean childrensParents) {
        static final Reach NONE = new Reach(0, 0, false);
        static final int ALL = Integer.MAX_VALUE;
    }
}
