package app.passculture.data.analytics.warehouse.bigquery;

import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.WarehouseException.AlreadyExists;
import app.passculture.data.analytics.warehouse.WarehouseException.Cancelled;
import app.passculture.data.analytics.warehouse.WarehouseException.Conflict;
import app.passculture.data.analytics.warehouse.WarehouseException.Denied;
import app.passculture.data.analytics.warehouse.WarehouseException.InvalidData;
import app.passculture.data.analytics.warehouse.WarehouseException.InvalidRequest;
import app.passculture.data.analytics.warehouse.WarehouseException.InvalidStatement;
import app.passculture.data.analytics.warehouse.WarehouseException.LimitExceeded;
import app.passculture.data.analytics.warehouse.WarehouseException.NotFound;
import app.passculture.data.analytics.warehouse.WarehouseException.Unavailable;
import com.google.cloud.BaseServiceException;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.storage.StorageException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which case a failure of Google's APIs is, by its reason and, without one, its HTTP status. */
final class Failures {

    private static final Pattern PLACE = Pattern.compile(" at \\[(\\d+):(\\d+)\\]");
    private static final int NO_CONNECTION = 0;

    private Failures() {}

    static WarehouseException of(BigQueryException e) {
        BigQueryError error = e.getError();
        String reason = error == null || error.getReason() == null ? "" : error.getReason();
        return of(reason, e.getCode(), message(e), e, false);
    }

    static WarehouseException of(StorageException e) {
        return of(e.getReason() == null ? "" : e.getReason(), e.getCode(), message(e), e, false);
    }

    /** How a job ended; {@code errors}: what else was found, such as each bad line of a file. */
    static WarehouseException of(BigQueryError end, List<BigQueryError> errors, boolean load) {
        String details = errors.stream()
                .filter(error ->
                        error.getMessage() != null && !error.getMessage().equals(end.getMessage()))
                .map(error -> error.getLocation() == null || error.getLocation().isEmpty()
                        ? error.getMessage()
                        : error.getLocation() + ": " + error.getMessage())
                .limit(5)
                .collect(Collectors.joining("; "));
        String message = details.isEmpty() ? String.valueOf(end.getMessage()) : end.getMessage() + "; " + details;
        return of(String.valueOf(end.getReason()), NO_CONNECTION, message, null, load);
    }

    private static WarehouseException of(
            String reason, int status, String message, @Nullable Throwable cause, boolean load) {
        return switch (reason) {
            case "invalidQuery" -> statement(message, cause);
            case "invalid", "badRequest", "parseError", "required" ->
                load ? new InvalidData(message, cause) : new InvalidRequest(message, cause);
            case "notFound" -> new NotFound(message, cause);
            case "duplicate", "conflict" -> new AlreadyExists(message, cause);
            case "accessDenied", "forbidden", "authError" -> new Denied(message, cause);
            case "resourceInUse", "conditionNotMet" -> new Conflict(message, cause);
            case "quotaExceeded",
                    "resourcesExceeded",
                    "responseTooLarge",
                    "bytesBilledLimitExceeded",
                    "timeout",
                    "billingTierLimitExceeded" -> new LimitExceeded(message, cause);
            case "stopped" -> stopped(message, cause);
            case "backendError",
                    "internalError",
                    "jobBackendError",
                    "jobInternalError",
                    "rateLimitExceeded",
                    "jobRateLimitExceeded",
                    "tableUnavailable" -> new Unavailable(message, cause);
            default -> byStatus(status, message, cause);
        };
    }

    /** Two statements that change one table at the same time are refused as if the second were wrong. */
    private static WarehouseException statement(String message, @Nullable Throwable cause) {
        if (message.contains("Could not serialize access") || message.contains("concurrent update")) {
            return new Conflict(message, cause);
        }
        Matcher place = PLACE.matcher(message);
        return place.find()
                ? new InvalidStatement(message, number(place.group(1)), number(place.group(2)), cause)
                : new InvalidStatement(message, 0, 0, cause);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static WarehouseException stopped(String message, @Nullable Throwable cause) {
        return message.contains("timed out") ? new LimitExceeded(message, cause) : new Cancelled(message, cause);
    }

    private static WarehouseException byStatus(int status, String message, @Nullable Throwable cause) {
        return switch (status) {
            case 400 -> new InvalidRequest(message, cause);
            case 401, 403 -> new Denied(message, cause);
            case 404 -> new NotFound(message, cause);
            case 409 -> new AlreadyExists(message, cause);
            case 412 -> new Conflict(message, cause);
            case 413 -> new LimitExceeded(message, cause);
            default -> new Unavailable(message, cause);
        };
    }

    private static String message(BaseServiceException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return e.getCode() == NO_CONNECTION && e.getCause() instanceof IOException
                ? (e instanceof StorageException ? "Cloud Storage" : "BigQuery") + " cannot be reached: " + message
                : message;
    }
}
