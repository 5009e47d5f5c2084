package app.passculture.data.analytics.check;

import app.passculture.data.analytics.googlesql.Flow;
import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can make personal data less so. Declared is not enough: the way of each value must show it. */
sealed interface LoweringAction {

    /** Whether a value that came this way is lowered. */
    boolean covers(Flow flow);

    static Optional<LoweringAction> named(String name) {
        return Arrays.stream(Change.values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .map(LoweringAction.class::cast)
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(Change.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** A function that the value must go through. */
    enum Change implements LoweringAction {
        /** A cryptographic hash of the value and a secret beside it. */
        HASH_SALTED(ImmutableSet.of("sha256", "sha512")) {
            @Override
            public boolean covers(Flow flow) {
                return super.covers(flow)
                        && flow.through().stream().anyMatch(Set.of("concat", "||", "$concat_op")::contains);
            }
        },
        HASH(ImmutableSet.of("sha256", "sha512")),
        MASK(ImmutableSet.of("regexp_replace", "repeat", "translate")),
        TRUNCATE(ImmutableSet.of(
                "substr",
                "substring",
                "left",
                "date_trunc",
                "datetime_trunc",
                "timestamp_trunc",
                "trunc",
                "round",
                "$extract_date",
                "$extract",
                "div",
                "floor",
                "range_bucket")),
        /** Only how many there are. */
        COUNT(ImmutableSet.of("count", "countif", "$count_star", "approx_count_distinct")),
        PERTURB(ImmutableSet.of("rand"));

        private final ImmutableSet<String> functions;

        Change(ImmutableSet<String> functions) {
            this.functions = functions;
        }

        @Override
        public boolean covers(Flow flow) {
            return flow.through().stream().anyMatch(functions::contains);
        }
    }

    /** A summary of at least so many rows, by a function that keeps no value as it was; or the key of such a group. */
    record Aggregate(int minimum) implements LoweringAction {

        private static final Set<String> SUMMARIES = Set.of(
                "count",
                "$count_star",
                "countif",
                "sum",
                "avg",
                "approx_count_distinct",
                "stddev",
                "stddev_samp",
                "stddev_pop",
                "variance",
                "var_samp",
                "var_pop",
                "corr",
                "covar_pop",
                "covar_samp");

        @Override
        public boolean covers(Flow flow) {
            boolean summary = !flow.through().contains("aggregate")
                    || flow.through().stream().anyMatch(SUMMARIES::contains);
            return summary && flow.groupOf() >= minimum;
        }
    }
}
