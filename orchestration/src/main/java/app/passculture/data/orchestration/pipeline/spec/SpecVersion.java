package app.passculture.data.orchestration.pipeline.spec;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a definition: the SHA-256 of its canonical JSON, so equal definitions are one version. */
public record SpecVersion(@JsonValue String sha256) {

    public static SpecVersion of(PipelineSpec spec) {
        byte[] json = SpecJson.write(spec).getBytes(StandardCharsets.UTF_8);
        return new SpecVersion(HexFormat.of().formatHex(digest().digest(json)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
