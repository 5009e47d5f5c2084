package app.passculture.data.analytics.googlesql;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** For which machines the analyzer's native library exists: Linux on x86-64 with glibc, and macOS. */
record Host(String system, String processor, boolean musl) {

    static Host here() {
        return new Host(
                System.getProperty("os.name", ""),
                System.getProperty("os.arch", ""),
                Files.exists(Path.of("/lib/ld-musl-x86_64.so.1"))
                        && !Files.exists(Path.of("/lib64/ld-linux-x86-64.so.2")));
    }

    /**
     * Loading the library elsewhere would end the process or fail obscurely.
     *
     * @throws GoogleSqlException.UnsupportedHost when it does not exist for this machine
     */
    void demandSupport() {
        String name = system.toLowerCase(Locale.ROOT);
        boolean intel = processor.equals("amd64") || processor.equals("x86_64");
        boolean supported = name.contains("mac") || (name.contains("linux") && intel && !musl);
        if (!supported) {
            throw new GoogleSqlException.UnsupportedHost(
                    "The SQL analyzer exists for Linux on x86-64 with glibc and for macOS, not for %s on %s%s: SQL can be compiled and run"
                                    .formatted(system, processor, musl ? " with musl" : "")
                            + " on BigQuery from here, but not checked nor run locally");
        }
    }
}
