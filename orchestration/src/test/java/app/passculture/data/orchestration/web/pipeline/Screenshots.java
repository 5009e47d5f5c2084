package app.passculture.data.orchestration.web.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Takes the pictures of the README. Run by name only. */
class Screenshots {

    private static final Path PICTURES = Path.of("docs");
    private static final String RESTORE = "recommendation_cloud_sql_v1";

    @Test
    void ofTheReadme() throws IOException {
        try (Reader reader = Reader.start();
                SampleServer server = SampleServer.start(0, Samples.ALL)) {
            Page page = reader.logIn(server.address(), "camille");
            page.setViewportSize(1280, 800);
            String restored = server.trigger(RESTORE);
            server.awaitEnd(restored);
            String imported = server.trigger("import_bookings");
            server.awaitEnd(imported);
            server.awaitEnd(server.trigger("heartbeat"));
            SampleHistory history = new SampleHistory(server.sql());
            history.repeat(restored, "47 minutes", 15, 240);
            history.repeat(imported, "30 minutes", 20, 90);
            String waiting = server.trigger("train_model");
            page.navigate(Place.task("train_model", waiting, "read_users"));
            page.locator(".ln").nth(3).waitFor();
            take(page, "today", "/", ".timeline");
            take(page, "grid", Place.pipeline(RESTORE), "[data-grid][data-ready]");
            take(page, "graph", Place.pipeline(RESTORE, "graph") + "?critical=true", ".node.critical");
            String slow = server.sql()
                    .sql(
                            "SELECT run_id FROM run WHERE pipeline = ? AND type = 'scheduled' ORDER BY run_after DESC LIMIT 1")
                    .param(RESTORE)
                    .query(String.class)
                    .single();
            take(page, "run", Place.run(RESTORE, slow), ".gantt-row .bar");
            take(page, "task", Place.task("import_bookings", imported, "load"), ".ln.ERROR");
            take(page, "trigger", Place.pipeline(RESTORE, "trigger"), "form");
        }
    }

    private static void take(Page page, String name, String address, String landmark) throws IOException {
        page.navigate(address);
        page.locator(landmark).first().waitFor();
        Path picture = PICTURES.resolve(name + ".png");
        Files.createDirectories(PICTURES);
        ImageIO.write(fewColours(ImageIO.read(new ByteArrayInputStream(page.screenshot()))), "png", picture.toFile());
        assertThat(Files.size(picture)).as(name).isLessThan(120 * 1024);
    }

    /** With the 256 colours that are most frequent: pages have few, and most of the rest are edges of letters. */
    private static BufferedImage fewColours(BufferedImage of) {
        Map<Integer, Integer> counts = new HashMap<>();
        int[] pixels = of.getRGB(0, 0, of.getWidth(), of.getHeight(), null, 0, of.getWidth());
        for (int pixel : pixels) {
            counts.merge(pixel & 0xfcfcfc, 1, Integer::sum);
        }
        List<Integer> kept = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(256)
                .map(Map.Entry::getKey)
                .toList();
        int[] palette = kept.stream().mapToInt(Integer::intValue).toArray();
        IndexColorModel colours = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
        BufferedImage few = new BufferedImage(of.getWidth(), of.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        Map<Integer, Integer> nearest = new HashMap<>();
        byte[] indices = new byte[pixels.length];
        for (int at = 0; at < pixels.length; at++) {
            indices[at] =
                    (byte) (int) nearest.computeIfAbsent(pixels[at] & 0xfcfcfc, colour -> nearest(palette, colour));
        }
        few.getRaster().setDataElements(0, 0, of.getWidth(), of.getHeight(), indices);
        return few;
    }

    private static int nearest(int[] palette, int colour) {
        int best = 0;
        for (int at = 1; at < palette.length; at++) {
            if (distance(palette[at], colour) < distance(palette[best], colour)) {
                best = at;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 255) - (other >> 16 & 255);
        int green = (one >> 8 & 255) - (other >> 8 & 255);
        int blue = (one & 255) - (other & 255);
        return 3 * red * red + 4 * green * green + 2 * blue * blue;
    }
}
