package app.passculture.data.analytics.warehouse.local.storage;

import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.WarehouseException.Conflict;
import app.passculture.data.analytics.warehouse.WarehouseException.NotFound;
import app.passculture.data.analytics.warehouse.local.http.Request;
import app.passculture.data.analytics.warehouse.local.http.Response;
import app.passculture.data.analytics.warehouse.local.http.WireFailure;
import app.passculture.data.analytics.warehouse.local.http.WireServer;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Which call of the JSON API a request is. */
final class StorageRoutes implements WireServer.Handler {

    private final BucketCalls buckets;
    private final ObjectCalls objects;
    private final UploadCalls uploads;
    private final BatchCall batch = new BatchCall();

    StorageRoutes(ObjectFiles files, Supplier<String> ids) {
        this.buckets = new BucketCalls(files);
        this.objects = new ObjectCalls(files);
        this.uploads = new UploadCalls(files, ids);
    }

    @Override
    public Response handle(Request request) throws IOException {
        try {
            return route(request);
        } catch (NotFound e) {
            throw new WireFailure(404, "notFound", e.getMessage());
        } catch (Conflict e) {
            boolean condition = e.getMessage().contains("pre-conditions");
            throw new WireFailure(condition ? 412 : 409, condition ? "conditionNotMet" : "conflict", e.getMessage());
        } catch (WarehouseException e) {
            throw new WireFailure(400, "invalid", e.getMessage());
        }
    }

    private Response route(Request request) throws IOException {
        List<String> path = request.path();
        return switch (path.getFirst()) {
            case "storage" -> storage(request, path.subList(1, path.size()));
            case "download" -> objects.media(request, path.get(4), path.get(6));
            case "upload", "resumable" -> uploads.handle(request);
            case "batch" -> batch.handle(request, this);
            default -> throw unknown(request);
        };
    }

    /** {@code v1/b/…}. */
    private Response storage(Request request, List<String> path) throws IOException {
        if (path.size() < 2 || !path.get(1).equals("b")) {
            throw unknown(request);
        }
        return switch (path.size()) {
            case 2 -> buckets.all(request);
            case 3 -> buckets.one(request, path.get(2));
            case 4 -> objects.all(request, path.get(2));
            case 5 -> objects.one(request, path.get(2), path.get(4));
            case 6 -> objects.compose(request, path.get(2), path.get(4));
            default -> copy(request, path);
        };
    }

    /** {@code v1/b/bucket/o/name/rewriteTo/b/bucket/o/name}. */
    private Response copy(Request request, List<String> path) throws IOException {
        if (path.size() != 10 || !List.of("rewriteTo", "copyTo").contains(path.get(5))) {
            throw unknown(request);
        }
        return objects.copy(request, path.get(2), path.get(4), path.get(7), path.get(9));
    }

    static WireFailure unknown(Request request) {
        return new WireFailure(
                404,
                "notFound",
                "The local Cloud Storage does not know %s /%s"
                        .formatted(request.method(), String.join("/", request.path())));
    }
}
