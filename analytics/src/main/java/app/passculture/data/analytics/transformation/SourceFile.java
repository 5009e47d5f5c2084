package app.passculture.data.analytics.transformation;

import java.nio.file.Path;

/** A file of a project: its path from the root project, and from its own package, with slashes. */
record SourceFile(String packageName, String path, String packagePath, Path location, String text) {

    /** The name without directories and extension. */
    String stem() {
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot < 0 ? file : file.substring(0, dot);
    }
}
