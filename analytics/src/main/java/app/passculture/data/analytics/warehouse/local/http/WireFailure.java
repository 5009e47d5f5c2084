package app.passculture.data.analytics.warehouse.local.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that is refused, as Google's APIs say it. */
public final class WireFailure extends RuntimeException {

    private final int status;
    private final String reason;

    public WireFailure(int status, String reason, String message) {
        super(message);
        this.status = status;
        this.reason = reason;
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    /** The answer to send. */
    public Response response() throws IOException {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("message", message());
        detail.put("domain", "global");
        detail.put("reason", reason);
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", status);
        error.put("message", message());
        error.put("errors", List.of(detail));
        return Response.json(status, Map.of("error", error));
    }

    private String message() {
        return String.valueOf(getMessage());
    }
}
