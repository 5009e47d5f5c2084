package app.passculture.data.analytics.warehouse.local.storage;

import app.passculture.data.analytics.warehouse.local.http.Multipart;
import app.passculture.data.analytics.warehouse.local.http.Request;
import app.passculture.data.analytics.warehouse.local.http.Response;
import app.passculture.data.analytics.warehouse.local.http.ResumableUploads;
import app.passculture.data.analytics.warehouse.local.http.WireFailure;
import com.google.api.services.storage.model.StorageObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The three ways in which bytes become an object: alone, after a part of JSON, in pieces. */
final class UploadCalls {

    /** What an upload will become. */
    private record Purpose(String bucket, String name, StorageObject wanted, Precondition condition) {}

    private final ObjectFiles files;
    private final ResumableUploads<Purpose> resumable;

    UploadCalls(ObjectFiles files, Supplier<String> ids) {
        this.files = files;
        this.resumable = new ResumableUploads<>(files.uploads(), ids);
    }

    /** {@code upload/storage/v1/b/bucket/o}, before it perhaps {@code resumable}. */
    Response handle(Request request) throws IOException {
        String bucket = request.path().get(request.path().indexOf("b") + 1);
        if (request.parameter("upload_id").isPresent()) {
            return piece(request);
        }
        return switch (request.parameter("uploadType").orElse("")) {
            case "media" -> media(request, bucket);
            case "multipart" -> multipart(request, bucket);
            case "resumable" -> begin(request, bucket);
            default -> throw StorageRoutes.unknown(request);
        };
    }

    private Response media(Request request, String bucket) throws IOException {
        StorageObject wanted = new StorageObject();
        request.header("Content-Type").ifPresent(wanted::setContentType);
        Path upload = files.newUpload();
        Files.copy(request.body(), upload, StandardCopyOption.REPLACE_EXISTING);
        return put(purpose(request, bucket, wanted), upload);
    }

    private Response multipart(Request request, String bucket) throws IOException {
        String type = request.header("Content-Type").orElse("");
        List<Multipart.Part> parts = Multipart.parts(type, request.body().readAllBytes());
        if (parts.size() != 2) {
            throw new WireFailure(400, "badContent", "An upload of two parts has %d".formatted(parts.size()));
        }
        StorageObject wanted = request.with(parts.getFirst().content()).json(StorageObject.class);
        if (wanted.getContentType() == null) {
            wanted.setContentType(parts.getLast().headers().get("Content-Type"));
        }
        Path upload = files.newUpload();
        Files.write(upload, parts.getLast().content());
        return put(purpose(request, bucket, wanted), upload);
    }

    private Response begin(Request request, String bucket) throws IOException {
        StorageObject wanted = request.json(StorageObject.class);
        if (wanted.getContentType() == null) {
            request.header("X-Upload-Content-Type").ifPresent(wanted::setContentType);
        }
        Purpose purpose = purpose(request, bucket, wanted);
        files.list(bucket, purpose.name());
        return resumable.begin(request, purpose);
    }

    private Response piece(Request request) throws IOException {
        if (request.method().equals("DELETE")) {
            return resumable.cancel(request);
        }
        Optional<ResumableUploads.Whole<Purpose>> whole = resumable.receive(request);
        return whole.isPresent() ? put(whole.get().purpose(), whole.get().file()) : resumable.awaiting(request);
    }

    private Response put(Purpose purpose, Path upload) throws IOException {
        try {
            return Response.json(
                    files.put(purpose.bucket(), purpose.name(), purpose.wanted(), upload, purpose.condition()));
        } finally {
            Files.deleteIfExists(upload);
        }
    }

    private static Purpose purpose(Request request, String bucket, StorageObject wanted) {
        String name = request.parameter("name").orElse(wanted.getName());
        if (name == null || name.isEmpty()) {
            throw new WireFailure(400, "required", "An object needs a name");
        }
        return new Purpose(bucket, name, wanted, ObjectCalls.condition(request));
    }
}
