package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads YAML as PyYAML does (version 1.1), with positions. */
final class YamlFile {

    private static final int LONGEST = 50_000_000;
    private static final int DEEPEST = 60;

    private final String path;

    private YamlFile(String path) {
        this.path = path;
    }

    /** The mapping that a file holds; an empty file is an empty mapping. */
    static Yaml.Mapping read(String path, String text) {
        Optional<Yaml> root = new YamlFile(path).root(text);
        Position start = new Position(path, 1, 1);
        return switch (root.orElse(null)) {
            case null -> new Yaml.Mapping(start, Map.of());
            case Yaml.Mapping mapping -> mapping;
            case Yaml other -> throw ProjectException.Invalid.at(other.position(), "expected keys and values");
        };
    }

    /** Any YAML value, as given on a command line. */
    static Yaml value(String path, String text) {
        return new YamlFile(path).root(text).orElseGet(() -> new Yaml.Scalar(new Position(path, 1, 1), null));
    }

    private Optional<Yaml> root(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(1_000);
        try {
            Composer composer = new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options);
            return Optional.ofNullable(composer.getSingleNode()).map(this::value);
        } catch (MarkedYAMLException problem) {
            throw ProjectException.Invalid.at(place(problem.getProblemMark()), "not YAML: " + problem.getProblem());
        } catch (YAMLException problem) {
            throw ProjectException.Invalid.at(new Position(path, 1, 1), "not YAML: " + problem.getMessage());
        }
    }

    private Position place(@Nullable Mark mark) {
        return mark == null ? new Position(path, 1, 1) : new Position(path, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Yaml value(Node node) {
        Position position = place(node.getStartMark());
        return switch (node) {
            case MappingNode mapping -> new Yaml.Mapping(position, entries(mapping));
            case SequenceNode sequence ->
                new Yaml.Items(
                        position, sequence.getValue().stream().map(this::value).toList());
            case ScalarNode scalar -> new Yaml.Scalar(textPosition(scalar, position), scalar(scalar));
            default -> throw ProjectException.Invalid.at(position, "this kind of YAML is not read");
        };
    }

    /** Where the text itself begins: behind a quote, or on the line after a block's mark. */
    private static Position textPosition(ScalarNode scalar, Position position) {
        return switch (scalar.getScalarStyle()) {
            case SINGLE_QUOTED, DOUBLE_QUOTED -> new Position(position.path(), position.line(), position.column() + 1);
            case LITERAL, FOLDED -> new Position(position.path(), position.line() + 1, 1);
            default -> position;
        };
    }

    private Map<String, Yaml> entries(MappingNode mapping) {
        Map<String, Yaml> merged = new LinkedHashMap<>();
        Map<String, Yaml> own = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                merge(tuple.getValueNode(), merged);
            } else {
                Yaml before = own.put(key(tuple.getKeyNode()), value(tuple.getValueNode()));
                refuseRepeated(before, tuple);
            }
        }
        merged.putAll(own);
        return merged;
    }

    private void refuseRepeated(@Nullable Yaml before, NodeTuple tuple) {
        if (before != null) {
            Position place = place(tuple.getKeyNode().getStartMark());
            throw ProjectException.Invalid.at(place, "key '" + key(tuple.getKeyNode()) + "' stands twice");
        }
    }

    private void merge(Node node, Map<String, Yaml> merged) {
        List<Yaml> sources = value(node) instanceof Yaml.Items items ? items.items() : List.of(value(node));
        for (Yaml source : sources) {
            if (!(source instanceof Yaml.Mapping mapping)) {
                throw ProjectException.Invalid.at(source.position(), "<< needs a mapping");
            }
            mapping.entries().forEach(merged::putIfAbsent);
        }
    }

    private String key(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw ProjectException.Invalid.at(place(node.getStartMark()), "a key must be a text");
    }

    private static @Nullable Object scalar(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return List.of("true", "yes", "on").contains(text.toLowerCase(java.util.Locale.ROOT));
        }
        if (tag.equals(Tag.INT)) {
            return whole(text);
        }
        return tag.equals(Tag.FLOAT) ? real(text) : text;
    }

    private static Object whole(String text) {
        try {
            String digits = text.replace("_", "");
            return digits.matches("[-+]?0[0-7]+") ? Long.parseLong(digits, 8) : Long.decode(digits);
        } catch (NumberFormatException notPlain) {
            return text;
        }
    }

    private static Object real(String text) {
        String digits = text.replace("_", "").toLowerCase(java.util.Locale.ROOT);
        try {
            return switch (digits) {
                case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
                case "-.inf" -> Double.NEGATIVE_INFINITY;
                case ".nan" -> Double.NaN;
                default -> Double.parseDouble(digits);
            };
        } catch (NumberFormatException notPlain) {
            return text;
        }
    }
}
