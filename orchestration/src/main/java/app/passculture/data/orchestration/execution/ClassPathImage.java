package app.passculture.data.orchestration.execution;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** A class path of jars only, as an AOT cache asks for: directories of classes are packed, in a directory named after all of the content. */
record ClassPathImage(Path directory, String classPath) {

    static ClassPathImage of(String classPath, Path parent) throws IOException {
        List<Path> entries = Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        Path directory = parent.toAbsolutePath().resolve("task-runner").resolve(digest(entries));
        Files.createDirectories(directory);
        List<String> jars = new ArrayList<>();
        for (Path entry : entries) {
            jars.add(
                    Files.isDirectory(entry)
                            ? packed(entry, directory.resolve(jars.size() + ".jar"))
                            : entry.toString());
        }
        return new ClassPathImage(directory, String.join(File.pathSeparator, jars));
    }

    /** Names, sizes and times of all files tell builds apart, as the JDK itself does. */
    private static String digest(List<Path> entries) throws IOException {
        MessageDigest digest = sha256();
        digest.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
        for (Path entry : entries) {
            for (Path file : files(entry)) {
                String line = file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file) + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static List<Path> files(Path entry) throws IOException {
        try (Stream<Path> files = Files.walk(entry)) {
            return files.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        }
    }

    private static String packed(Path classes, Path jar) throws IOException {
        if (!Files.exists(jar)) {
            Path unfinished = Files.createTempFile(jar.getParent(), "classes", ".part");
            try (OutputStream file = Files.newOutputStream(unfinished);
                    JarOutputStream packed = new JarOutputStream(file)) {
                packed.setLevel(0);
                for (Path source : files(classes)) {
                    String name = classes.relativize(source).toString().replace(File.separatorChar, '/');
                    packed.putNextEntry(new ZipEntry(name));
                    Files.copy(source, packed);
                }
            }
            Files.move(unfinished, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return jar.toString();
    }
}
