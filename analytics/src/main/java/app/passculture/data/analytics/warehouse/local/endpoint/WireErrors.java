package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.local.http.WireFailure;
import com.google.api.services.bigquery.model.ErrorProto;

/** Failures as BigQuery says them. */
final class WireErrors {

    private record Case(int status, String reason) {}

    private WireErrors() {}

    static WireFailure failure(WarehouseException failure) {
        Case found = caseOf(failure);
        return new WireFailure(found.status(), found.reason(), message(failure));
    }

    static ErrorProto error(WarehouseException failure) {
        String location = failure instanceof WarehouseException.InvalidStatement ? "query" : "";
        return new ErrorProto()
                .setReason(caseOf(failure).reason())
                .setLocation(location)
                .setMessage(message(failure));
    }

    private static String message(WarehouseException failure) {
        return switch (failure) {
            case WarehouseException.InvalidStatement wrong
            when wrong.line() > 0 && !hasPlace(wrong) ->
                "%s at [%d:%d]".formatted(wrong.getMessage(), wrong.line(), wrong.column());
            case WarehouseException.LimitExceeded limit
            when limit.getMessage().contains("took longer") ->
                "Job execution was cancelled: Job timed out: " + limit.getMessage();
            default -> failure.getMessage();
        };
    }

    private static boolean hasPlace(WarehouseException failure) {
        return failure.getMessage().matches("(?s).* at \\[\\d+:\\d+\\]");
    }

    private static Case caseOf(WarehouseException failure) {
        return switch (failure) {
            case WarehouseException.InvalidStatement _ -> new Case(400, "invalidQuery");
            case WarehouseException.InvalidRequest _, WarehouseException.InvalidData _ -> new Case(400, "invalid");
            case WarehouseException.NotFound _ -> new Case(404, "notFound");
            case WarehouseException.AlreadyExists _ -> new Case(409, "duplicate");
            case WarehouseException.Denied _ -> new Case(403, "accessDenied");
            case WarehouseException.LimitExceeded limit -> limit(limit.getMessage());
            case WarehouseException.Unavailable _ -> new Case(503, "backendError");
            case WarehouseException.Cancelled _ -> new Case(400, "stopped");
            case WarehouseException.Conflict _ -> new Case(400, "resourceInUse");
        };
    }

    private static Case limit(String message) {
        if (message.contains("bytes billed")) {
            return new Case(400, "bytesBilledLimitExceeded");
        }
        return message.contains("took longer") ? new Case(400, "stopped") : new Case(403, "quotaExceeded");
    }
}
