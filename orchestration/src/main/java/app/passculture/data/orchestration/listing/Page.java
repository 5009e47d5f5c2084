package app.passculture.data.orchestration.listing;

import java.util.List;
import java.util.function.Function;

/** Some rows of a list, and how many there are in all; a capped total says that there are at least so many, and more than this page shows. */
public record Page<T>(List<T> rows, long total, boolean capped) {

    public Page {
        rows = List.copyOf(rows);
    }

    /** The page of a list that is all here. */
    public static <T> Page<T> of(List<T> all, Window window) {
        int from = Math.min(window.offset(), all.size());
        int to = Math.min(from + window.limit(), all.size());
        return new Page<>(all.subList(from, to), all.size(), false);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<R>(rows.stream().<R>map(mapping).toList(), total, capped);
    }
}
