package app.passculture.data.recommendation.model.registry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The binary form of one array: little-endian, 16 bytes of header ("PCA1", element type as int32, element count as
 * int64), then the elements. Decoding throws IllegalArgumentException with the reason when the bytes are anything else.
 */
final class ArrayFile {
    /** Elements of four bytes each. */
    private static final int INTEGERS = 1;

    /** First every element's length in bytes as int32, then their UTF-8 bytes without separator. */
    private static final int TEXTS = 2;

    private static final byte[] MAGIC = "PCA1".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = MAGIC.length + Integer.BYTES + Long.BYTES;

    private ArrayFile() {}

    static byte[] ofIntegers(int[] elements) {
        var file = file(INTEGERS, elements.length, (long) elements.length * Integer.BYTES);
        wrap(file).position(HEADER).asIntBuffer().put(elements);
        return file;
    }

    static int[] integers(byte[] file) {
        var buffer = body(file, INTEGERS);
        var elements = new int[buffer.remaining() / Integer.BYTES];
        buffer.asIntBuffer().get(elements);
        requireCount(count(file), elements.length, buffer.remaining() % Integer.BYTES);
        return elements;
    }

    /** Throws IllegalArgumentException for text that UTF-8 cannot hold (half a surrogate pair). */
    static byte[] ofTexts(List<String> elements) {
        var encoded = elements.stream().map(ArrayFile::utf8).toList();
        var bytes = encoded.stream().mapToLong(ByteBuffer::remaining).sum();
        var file = file(TEXTS, elements.size(), (long) elements.size() * Integer.BYTES + bytes);
        var buffer = wrap(file).position(HEADER);
        encoded.forEach(element -> buffer.putInt(element.remaining()));
        encoded.forEach(buffer::put);
        return file;
    }

    static List<String> texts(byte[] file) {
        var buffer = body(file, TEXTS);
        var count = count(file);
        if (count < 0 || count > buffer.remaining() / Integer.BYTES) {
            throw new IllegalArgumentException("its header counts %d texts, which do not fit".formatted(count));
        }
        var lengths = new int[(int) count];
        buffer.asIntBuffer().get(lengths);
        buffer.position(buffer.position() + lengths.length * Integer.BYTES);
        requireBytes(lengths, buffer.remaining());
        return texts(buffer, lengths);
    }

    private static List<String> texts(ByteBuffer buffer, int[] lengths) {
        var elements = new ArrayList<String>(lengths.length);
        for (var length : lengths) {
            elements.add(text(buffer.slice(buffer.position(), length)));
            buffer.position(buffer.position() + length);
        }
        return elements;
    }

    private static byte[] file(int type, long count, long bytes) {
        var file = new byte[Math.toIntExact(HEADER + bytes)];
        wrap(file).put(MAGIC).putInt(type).putLong(count);
        return file;
    }

    private static ByteBuffer wrap(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer body(byte[] file, int type) {
        if (file.length < HEADER || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IllegalArgumentException("it does not start as an array file does");
        }
        var buffer = wrap(file).position(MAGIC.length);
        var found = buffer.getInt();
        if (found != type) {
            throw new IllegalArgumentException("its element type is %d, expected %d".formatted(found, type));
        }
        return buffer.position(HEADER);
    }

    private static long count(byte[] file) {
        return wrap(file).getLong(HEADER - Long.BYTES);
    }

    private static void requireCount(long expected, int found, int rest) {
        if (expected != found || rest != 0) {
            throw new IllegalArgumentException(
                    "its header counts %d elements, it holds %d and %d bytes".formatted(expected, found, rest));
        }
    }

    private static void requireBytes(int[] lengths, int remaining) {
        if (Arrays.stream(lengths).anyMatch(length -> length < 0)
                || Arrays.stream(lengths).asLongStream().sum() != remaining) {
            throw new IllegalArgumentException(
                    "the lengths of its texts do not add up to %d bytes".formatted(remaining));
        }
    }

    private static ByteBuffer utf8(String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text is not valid Unicode: " + text, e);
        }
    }

    private static String text(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text is not valid UTF-8", e);
        }
    }
}
