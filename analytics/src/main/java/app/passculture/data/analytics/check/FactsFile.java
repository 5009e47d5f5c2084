package app.passculture.data.analytics.check;

import app.passculture.data.analytics.googlesql.ColumnLineage;
import app.passculture.data.analytics.googlesql.Flow;
import app.passculture.data.analytics.quality.TypeText;
import app.passculture.data.analytics.transformation.ProjectException;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableDefinition;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Facts kept in a file of the target directory. A file that cannot be read is as good as none. */
final class FactsFile implements FactsCache {

    /** Goes up when facts are made or written in another way. */
    private static final int VERSION = 2;

    private final Path file;
    private final Map<String, NodeFacts> before;
    private final Map<String, NodeFacts> used = new ConcurrentHashMap<>();

    private FactsFile(Path file, Map<String, NodeFacts> before) {
        this.file = file;
        this.before = before;
    }

    static FactsFile empty() {
        return new FactsFile(Path.of("facts.bin"), Map.of());
    }

    static FactsFile in(Path directory) {
        Path file = directory.resolve("check").resolve("facts.bin");
        if (!Files.isRegularFile(file)) {
            return new FactsFile(file, Map.of());
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return new FactsFile(file, read(in));
        } catch (IOException | IllegalArgumentException broken) {
            return new FactsFile(file, Map.of());
        }
    }

    boolean isEmpty() {
        return before.isEmpty();
    }

    @Override
    public String key(String sql, Collection<TableDefinition> inputs, String routines) {
        MessageDigest digest = sha256();
        digest.update(sql.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        inputs.stream()
                .map(table -> table.name() + "(" + table.schema() + ")")
                .sorted()
                .forEach(table -> digest.update(table.getBytes(StandardCharsets.UTF_8)));
        digest.update((byte) 0);
        digest.update(routines.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public Optional<NodeFacts> find(String key) {
        NodeFacts found = before.get(key);
        if (found != null) {
            used.put(key, found);
        }
        return Optional.ofNullable(found);
    }

    @Override
    public void put(String key, NodeFacts facts) {
        used.put(key, facts);
    }

    /** Writes what was asked for and learned since; the rest is forgotten. */
    void write() {
        if (used.keySet().equals(before.keySet())) {
            return;
        }
        Path fresh = file.resolveSibling("facts.bin.new");
        try {
            Files.createDirectories(file.getParent());
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
                write(out);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cause) {
            throw new ProjectException.Unreachable(file, cause);
        }
    }

    private void write(DataOutputStream out) throws IOException {
        out.writeInt(VERSION);
        out.writeInt(used.size());
        for (Map.Entry<String, NodeFacts> entry : used.entrySet()) {
            out.writeUTF(entry.getKey());
            Schema schema = entry.getValue().schema();
            out.writeInt(schema.fields().size());
            for (Field field : schema.fields()) {
                out.writeUTF(field.name());
                out.writeUTF(field.type().toString());
            }
            ColumnLineage lineage = entry.getValue().lineage();
            out.writeInt(lineage.columns().size());
            for (Map.Entry<String, Set<Flow>> column : lineage.columns().entrySet()) {
                out.writeUTF(column.getKey());
                write(out, column.getValue());
            }
            write(out, lineage.indirect());
        }
    }

    private static void write(DataOutputStream out, Set<Flow> flows) throws IOException {
        out.writeInt(flows.size());
        for (Flow flow : flows) {
            out.writeUTF(flow.table());
            out.writeUTF(flow.column());
            out.writeUTF(String.join(" ", flow.through()));
        }
    }

    private static Map<String, NodeFacts> read(DataInputStream in) throws IOException {
        Map<String, NodeFacts> facts = new LinkedHashMap<>();
        if (in.readInt() != VERSION) {
            return facts;
        }
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String key = in.readUTF();
            var fields = new java.util.ArrayList<Field>();
            int width = in.readInt();
            for (int k = 0; k < width; k++) {
                String name = in.readUTF();
                String type = in.readUTF();
                fields.add(Field.of(name, TypeText.parse(type)));
            }
            Map<String, Set<Flow>> columns = new LinkedHashMap<>();
            int outputs = in.readInt();
            for (int k = 0; k < outputs; k++) {
                columns.put(in.readUTF(), flows(in));
            }
            facts.put(key, new NodeFacts(new Schema(fields), new ColumnLineage(columns, flows(in))));
        }
        return facts;
    }

    private static Set<Flow> flows(DataInputStream in) throws IOException {
        Set<Flow> flows = new LinkedHashSet<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String table = in.readUTF();
            String column = in.readUTF();
            String through = in.readUTF();
            flows.add(new Flow(table, column, through.isEmpty() ? Set.of() : Set.of(through.split(" "))));
        }
        return flows;
    }
}
