package app.passculture.data.recommendation.api.health;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Whether a view is there, and whether it has a row. */
record ViewState(View view, boolean exists, boolean holdsRows) {

    /** The bytes that monitoring reads: compact JSON, keys sorted, and a newline. */
    byte[] json() {
        return "{\"is_%1$s_datasource_exists\":%2$b,\"is_%1$s_ok\":%3$b}\n"
                .formatted(view.viewName(), exists, exists && holdsRows)
                .getBytes(US_ASCII);
    }
}
