package app.passculture.data.recommendation.model.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Dies before a given step, or half-way through it when it is a write, and does nothing ever after. */
final class CrashingSteps implements FileSteps {
    private final FileSteps steps = new DiskSteps();
    private final int fatal;
    private int taken;

    CrashingSteps(int fatal) {
        this.fatal = fatal;
    }

    /** Steps that never fail, only counted. */
    static CrashingSteps never() {
        return new CrashingSteps(Integer.MAX_VALUE);
    }

    int taken() {
        return taken;
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        step();
        steps.createDirectories(directory);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        if (taken == fatal) {
            steps.write(file, Arrays.copyOf(content, content.length / 2));
        }
        step();
        steps.write(file, content);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        steps.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        step();
        steps.delete(path);
    }

    private void step() throws IOException {
        if (taken >= fatal) {
            throw new IOException("crashed before step " + fatal);
        }
        taken++;
    }
}
