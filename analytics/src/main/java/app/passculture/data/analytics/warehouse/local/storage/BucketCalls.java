package app.passculture.data.analytics.warehouse.local.storage;

import app.passculture.data.analytics.warehouse.WarehouseException.NotFound;
import app.passculture.data.analytics.warehouse.local.http.Request;
import app.passculture.data.analytics.warehouse.local.http.Response;
import app.passculture.data.analytics.warehouse.local.http.WireFailure;
import com.google.api.services.storage.model.Bucket;
import com.google.api.services.storage.model.Buckets;
import java.io.IOException;

/** The calls on buckets. */
final class BucketCalls {

    private final ObjectFiles files;

    BucketCalls(ObjectFiles files) {
        this.files = files;
    }

    Response all(Request request) throws IOException {
        return switch (request.method()) {
            case "GET" ->
                Response.json(new Buckets()
                        .setKind("storage#buckets")
                        .setItems(files.buckets().stream()
                                .map(BucketCalls::bucket)
                                .toList()));
            case "POST" -> create(request.json(Bucket.class).getName());
            default -> throw StorageRoutes.unknown(request);
        };
    }

    private Response create(String name) throws IOException {
        if (name == null || !name.matches("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]")) {
            throw new WireFailure(400, "invalid", "Invalid bucket name: '%s'".formatted(name));
        }
        if (!files.createBucket(name)) {
            throw new WireFailure(
                    409, "conflict", "Your previous request to create the named bucket succeeded: " + name);
        }
        return Response.json(bucket(name));
    }

    Response one(Request request, String name) throws IOException {
        if (!files.hasBucket(name)) {
            throw new NotFound("The specified bucket does not exist: " + name);
        }
        return switch (request.method()) {
            case "GET", "PATCH", "PUT" -> Response.json(bucket(name));
            case "DELETE" -> {
                files.deleteBucket(name);
                yield Response.empty(204);
            }
            default -> throw StorageRoutes.unknown(request);
        };
    }

    private static Bucket bucket(String name) {
        return new Bucket()
                .setKind("storage#bucket")
                .setId(name)
                .setName(name)
                .setLocation("EU")
                .setStorageClass("STANDARD")
                .setMetageneration(1L)
                .setEtag("m1");
    }
}
