package app.passculture.data.analytics.warehouse.local.storage;

import app.passculture.data.analytics.warehouse.local.http.Request;
import app.passculture.data.analytics.warehouse.local.http.Response;
import app.passculture.data.analytics.warehouse.local.http.WireFailure;
import com.google.api.services.storage.model.ComposeRequest;
import com.google.api.services.storage.model.RewriteResponse;
import com.google.api.services.storage.model.StorageObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The calls on objects that are there. */
final class ObjectCalls {

    private static final int COMPOSED_AT_MOST = 32;

    private final ObjectFiles files;
    private final ObjectListing listing;
    private final MediaCall media;

    ObjectCalls(ObjectFiles files) {
        this.files = files;
        this.listing = new ObjectListing(files);
        this.media = new MediaCall(files);
    }

    Response all(Request request, String bucket) throws IOException {
        if (!request.method().equals("GET")) {
            throw StorageRoutes.unknown(request);
        }
        return listing.list(request, bucket);
    }

    Response one(Request request, String bucket, String name) throws IOException {
        return switch (request.method()) {
            case "GET" ->
                request.parameter("alt").filter("media"::equals).isPresent()
                        ? media(request, bucket, name)
                        : describe(request, bucket, name);
            case "PATCH", "PUT" ->
                Response.json(files.update(bucket, name, request.json(StorageObject.class), condition(request)));
            case "DELETE" -> delete(request, bucket, name);
            default -> throw StorageRoutes.unknown(request);
        };
    }

    Response media(Request request, String bucket, String name) throws IOException {
        return media.read(request, describeAt(request, bucket, name));
    }

    private Response describe(Request request, String bucket, String name) throws IOException {
        return Response.json(describeAt(request, bucket, name));
    }

    private StorageObject describeAt(Request request, String bucket, String name) throws IOException {
        StorageObject object = files.describe(bucket, name);
        Optional<Long> generation = request.number("generation");
        if (generation.isPresent() && !generation.get().equals(object.getGeneration())) {
            throw new WireFailure(
                    404, "notFound", "No such object: %s/%s#%d".formatted(bucket, name, generation.get()));
        }
        if (!condition(request).holds(object.getGeneration(), object.getMetageneration())) {
            throw new WireFailure(
                    412, "conditionNotMet", "At least one of the pre-conditions you specified did not hold.");
        }
        return object;
    }

    private Response delete(Request request, String bucket, String name) throws IOException {
        if (!files.delete(bucket, name, condition(request))) {
            throw new WireFailure(404, "notFound", "No such object: %s/%s".formatted(bucket, name));
        }
        return Response.empty(204);
    }

    Response compose(Request request, String bucket, String name) throws IOException {
        ComposeRequest composition = request.json(ComposeRequest.class);
        int sources = composition.getSourceObjects() == null
                ? 0
                : composition.getSourceObjects().size();
        if (sources < 1 || sources > COMPOSED_AT_MOST) {
            throw new WireFailure(
                    400,
                    "invalid",
                    "The number of source components provided (%d) exceeds the maximum (%d), or is 0"
                            .formatted(sources, COMPOSED_AT_MOST));
        }
        Path upload = files.newUpload();
        try (OutputStream out = Files.newOutputStream(upload)) {
            for (ComposeRequest.SourceObjects source : composition.getSourceObjects()) {
                files.describe(bucket, source.getName());
                Files.copy(files.content(bucket, source.getName()), out);
            }
        }
        StorageObject wanted = Optional.ofNullable(composition.getDestination()).orElseGet(StorageObject::new);
        return Response.json(files.put(bucket, name, wanted, upload, condition(request)));
    }

    Response copy(Request request, String fromBucket, String from, String toBucket, String to) throws IOException {
        StorageObject source = files.describe(fromBucket, from);
        StorageObject wanted = request.json(StorageObject.class);
        Path upload = files.newUpload();
        Files.copy(files.content(fromBucket, from), upload, StandardCopyOption.REPLACE_EXISTING);
        StorageObject put = files.put(toBucket, to, wanted.isEmpty() ? source : wanted, upload, condition(request));
        if (request.path().contains("copyTo")) {
            return Response.json(put);
        }
        long size = put.getSize().longValueExact();
        return Response.json(new RewriteResponse()
                .setKind("storage#rewriteResponse")
                .setDone(true)
                .setObjectSize(size)
                .setTotalBytesRewritten(size)
                .setResource(put));
    }

    static Precondition condition(Request request) {
        return new Precondition(
                request.number("ifGenerationMatch").orElse(null),
                request.number("ifGenerationNotMatch").orElse(null),
                request.number("ifMetagenerationMatch").orElse(null));
    }
}
