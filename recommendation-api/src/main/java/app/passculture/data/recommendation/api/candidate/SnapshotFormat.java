package app.passculture.data.recommendation.api.candidate;

import app.passculture.data.recommendation.api.location.IrisZone;
import app.passculture.data.recommendation.api.location.IrisZones;
import app.passculture.data.recommendation.model.ItemId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The binary layout of contents, all numbers big-endian: magic, format, data version, time of the build in milliseconds;
 * the offers (ids, items, group names, group of each, starts of the sections); the venue ranges and the bookings (keys,
 * offsets, values); the zones (id and shape as WKB). A list is its length, then its elements; a text is its length in
 * bytes, then UTF-8.
 */
final class SnapshotFormat {
    private static final int MAGIC = 0x50435253; // PCRS
    /** Raised whenever the layout changes; a file of another format is not read. */
    private static final int FORMAT = 1;

    private SnapshotFormat() {}

    static void write(Contents contents, DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(FORMAT);
        out.writeLong(contents.version());
        out.writeLong(contents.builtAt().toEpochMilli());
        writeOffers(contents.offers(), out);
        writeRuns(contents.venueRanges(), out);
        writeRuns(contents.booked(), out);
        writeZones(contents.zones(), out);
    }

    static Contents read(DataInputStream in) throws IOException {
        require("magic number", MAGIC, in.readInt());
        require("format", FORMAT, in.readInt());
        return new Contents(
                in.readLong(),
                Instant.ofEpochMilli(in.readLong()),
                readOffers(in),
                readRuns(in),
                readRuns(in),
                readZones(in));
    }

    private static void require(String what, int expected, int found) throws IOException {
        if (found != expected) {
            throw new IOException("%s %d instead of %d".formatted(what, found, expected));
        }
    }

    private static void writeOffers(Offers offers, DataOutputStream out) throws IOException {
        writeTexts(offers.ids(), out);
        writeTexts(offers.items().stream().map(ItemId::value).toList(), out);
        writeTexts(offers.groupNames(), out);
        for (var offer = 0; offer < offers.size(); offer++) {
            out.writeInt(offers.group(offer));
        }
        out.writeInt(offers.onlineStart());
        out.writeInt(offers.nationalStart());
    }

    private static Offers readOffers(DataInputStream in) throws IOException {
        var ids = readTexts(in);
        var items = readTexts(in).stream().map(ItemId::new).toList();
        var names = readTexts(in);
        var groups = readInts(in, ids.size());
        return new Offers(ids, items, new Offers.Grouping(groups, names), in.readInt(), in.readInt());
    }

    private static void writeTexts(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (var text : texts) {
            writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
        }
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        var count = in.readInt();
        var texts = new ArrayList<String>(count);
        for (var i = 0; i < count; i++) {
            texts.add(new String(readBytes(in), StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static void writeRuns(Runs runs, DataOutputStream out) throws IOException {
        out.writeInt(runs.keys());
        for (var place = 0; place < runs.keys(); place++) {
            out.writeLong(runs.key(place));
        }
        for (var place = 0; place < runs.keys(); place++) {
            out.writeInt(runs.end(place));
        }
        for (var at = 0; at < runs.size(); at++) {
            out.writeInt(runs.value(at));
        }
    }

    private static Runs readRuns(DataInputStream in) throws IOException {
        var keys = new long[in.readInt()];
        for (var place = 0; place < keys.length; place++) {
            keys[place] = in.readLong();
        }
        var offsets = new int[keys.length + 1];
        System.arraycopy(readInts(in, keys.length), 0, offsets, 1, keys.length);
        return new Runs(keys, offsets, readInts(in, offsets[keys.length]));
    }

    private static void writeZones(IrisZones zones, DataOutputStream out) throws IOException {
        out.writeInt(zones.size());
        for (var zone : zones.zones()) {
            out.writeLong(zone.id());
            writeBytes(zone.wkb(), out);
        }
    }

    private static IrisZones readZones(DataInputStream in) throws IOException {
        var count = in.readInt();
        var zones = new ArrayList<IrisZone>(count);
        for (var i = 0; i < count; i++) {
            zones.add(IrisZone.fromWkb(in.readLong(), readBytes(in)));
        }
        return IrisZones.of(zones);
    }

    private static int[] readInts(DataInputStream in, int count) throws IOException {
        var ints = new int[count];
        for (var i = 0; i < count; i++) {
            ints[i] = in.readInt();
        }
        return ints;
    }

    private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        var length = in.readInt();
        var bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new IOException("%d bytes instead of %d".formatted(bytes.length, length));
        }
        return bytes;
    }
}
