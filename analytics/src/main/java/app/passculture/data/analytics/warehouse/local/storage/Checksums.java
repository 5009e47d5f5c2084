package app.passculture.data.analytics.warehouse.local.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** The checksum that Cloud Storage's client compares: CRC-32C, big endian, in base 64. */
final class Checksums {

    private Checksums() {}

    static String crc32c(Path file) throws IOException {
        CRC32C sum = new CRC32C();
        try (InputStream content = new CheckedInputStream(Files.newInputStream(file), sum)) {
            content.transferTo(java.io.OutputStream.nullOutputStream());
        }
        byte[] bytes =
                ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array();
        return Base64.getEncoder().encodeToString(bytes);
    }
}
