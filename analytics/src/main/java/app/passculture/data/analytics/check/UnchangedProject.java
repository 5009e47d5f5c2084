package app.passculture.data.analytics.check;

import app.passculture.data.analytics.template.Position;
import app.passculture.data.analytics.transformation.ProjectException;
import app.passculture.data.analytics.transformation.ProjectOptions;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The report about a project that has not changed since: no file has another size or time, and the check is asked for with the same options and
 * environment. Found without reading the project, and so in the time in which its directories are listed.
 */
final class UnchangedProject {

    private static final int VERSION = 1;

    private final ProjectOptions options;
    private final String selection;
    private final Path file;

    UnchangedProject(ProjectOptions options, Path target, String selection) {
        this.options = options;
        this.selection = selection;
        this.file = target.resolve("check").resolve("report.bin");
    }

    private String stamp() {
        TreeMap<String, String> files = new TreeMap<>();
        try {
            Files.walkFileTree(options.directory(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    String name = String.valueOf(directory.getFileName());
                    boolean own =
                            name.equals("target") || (name.startsWith(".") && !directory.equals(options.directory()));
                    return own ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                    files.put(
                            path.toString(),
                            attributes.size() + " "
                                    + attributes.lastModifiedTime().toMillis());
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException cause) {
            throw new ProjectException.Unreachable(options.directory(), cause);
        }
        MessageDigest digest = FactsFile.sha256();
        digest.update((VERSION + "\n" + files + "\n" + options.target() + "\n" + options.vars() + "\n"
                        + options.window() + "\n" + options.refresh() + "\n" + environment()
                        + "\n" + selection)
                .getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What a shell changes by itself does not count. */
    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(options.environment());
        List.of("_", "SHLVL", "PWD", "OLDPWD", "COLUMNS", "LINES").forEach(environment::remove);
        return environment;
    }

    Optional<CheckReport> report() {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return in.readUTF().equals(stamp()) ? Optional.of(read(in)) : Optional.empty();
        } catch (IOException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    void keep(CheckReport report) {
        Path fresh = file.resolveSibling("report.bin.new");
        try {
            Files.createDirectories(file.getParent());
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
                out.writeUTF(stamp());
                write(out, report);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cause) {
            throw new ProjectException.Unreachable(file, cause);
        }
    }

    private static void write(DataOutputStream out, CheckReport report) throws IOException {
        out.writeInt(report.checked());
        out.writeInt(report.findings().size());
        for (Finding finding : report.findings()) {
            out.writeUTF(finding.severity().name());
            out.writeUTF(finding.rule());
            out.writeUTF(finding.position().path());
            out.writeInt(finding.position().line());
            out.writeInt(finding.position().column());
            for (String text : List.of(finding.message(), finding.excerpt())) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
            for (List<String> list : List.of(finding.trail(), finding.nodes(), finding.unchecked())) {
                out.writeInt(list.size());
                for (String item : list) {
                    out.writeUTF(item);
                }
            }
        }
    }

    private static CheckReport read(DataInputStream in) throws IOException {
        int checked = in.readInt();
        int count = in.readInt();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Finding.Severity severity = Finding.Severity.valueOf(in.readUTF());
            String rule = in.readUTF();
            Position position = new Position(in.readUTF(), in.readInt(), in.readInt());
            String message = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            String excerpt = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            findings.add(new Finding(severity, rule, position, message, excerpt, list(in), list(in), list(in)));
        }
        return new CheckReport(findings, Map.of(), checked);
    }

    private static List<String> list(DataInputStream in) throws IOException {
        List<String> list = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            list.add(in.readUTF());
        }
        return list;
    }
}
