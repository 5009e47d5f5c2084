package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Rows;
import app.passculture.data.analytics.warehouse.local.http.Request;
import app.passculture.data.analytics.warehouse.local.http.WireFailure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Some rows of many, and by which token the next ones are asked for. */
record Page(
        List<Map<String, Object>> rows,
        long total,
        @Nullable String nextToken) {

    private static final long LONGEST = 10_000;

    /** Where the wanted page starts: by a token, by a number, or at the first row. */
    static long start(Request request) {
        return request.parameter("pageToken")
                .map(Page::opened)
                .or(() -> request.number("startIndex"))
                .orElse(0L);
    }

    static long size(Request request) {
        return size(request.number("maxResults"));
    }

    static long size(Optional<Long> wanted) {
        return Math.min(LONGEST, wanted.orElse(LONGEST));
    }

    static WireRows.Timestamps timestamps(Request request) {
        return request.parameter("formatOptions.useInt64Timestamp")
                        .filter("true"::equals)
                        .isPresent()
                ? WireRows.Timestamps.MICROSECONDS
                : WireRows.Timestamps.SECONDS;
    }

    static Page of(Rows rows, long start, long size, WireRows.Timestamps timestamps) {
        WireRows wire = new WireRows(timestamps);
        try (rows;
                Stream<Row> stream = rows.stream()) {
            List<Map<String, Object>> page = stream.limit(size).map(wire::row).toList();
            long next = start + page.size();
            return new Page(page, rows.total(), next < rows.total() && size > 0 ? closed(next) : null);
        }
    }

    private static String closed(long next) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("row " + next).getBytes(StandardCharsets.UTF_8));
    }

    private static long opened(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return Long.parseLong(text.substring("row ".length()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new WireFailure(400, "invalid", "Not a page token: " + token);
        }
    }
}
