package app.passculture.data.orchestration.jobs;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** While it is open, no file of this process may grow beyond a size: the system refuses the write, as it does on a full disk. */
final class FullDisk implements AutoCloseable {

    private static final int FILE_SIZE = 1;
    private static final long NO_LIMIT = -1L;

    @SuppressWarnings("restricted") // The tests run with native access.
    private static final MethodHandle SETRLIMIT = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("setrlimit"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

    private FullDisk() {}

    static FullDisk beyond(long bytes) {
        limit(bytes);
        return new FullDisk();
    }

    @Override
    public void close() {
        limit(NO_LIMIT);
    }

    /** Only the soft limit, so that it can be lifted again; the JVM ignores the signal that comes with it. */
    private static void limit(long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limits = arena.allocateFrom(ValueLayout.JAVA_LONG, bytes, NO_LIMIT);
            int refused = (int) SETRLIMIT.invokeExact(FILE_SIZE, limits);
            if (refused != 0) {
                throw new IllegalStateException("setrlimit refuses " + bytes);
            }
        } catch (Throwable failure) {
            throw new IllegalStateException("the size of files cannot be limited", failure);
        }
    }
}
