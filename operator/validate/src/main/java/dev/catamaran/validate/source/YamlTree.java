package dev.catamaran.validate.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns the nodes of one document into values with lines; what has no place in JSON becomes a mistake. */
final class YamlTree {
    /** More than any resource needs; aliases of aliases would reach it, and never come to an end without. */
    private static final int MOST_VALUES = 100_000;

    private final int firstLine;
    private final List<YamlMistake> mistakes;
    private final Set<Node> around = Collections.newSetFromMap(new IdentityHashMap<>());
    private int values;

    YamlTree(int firstLine, List<YamlMistake> mistakes) {
        this.firstLine = firstLine;
        this.mistakes = mistakes;
    }

    /** The document; empty when there is nothing in it, or too much. */
    Optional<YamlNode> read(Node root) {
        YamlNode tree = node(root);
        if (values > MOST_VALUES) {
            mistakes.add(new YamlMistake(
                    firstLine, "the document has more than " + MOST_VALUES + " values: write fewer aliases"));
            return Optional.empty();
        }
        return Null.NULL.equals(tree.value()) ? Optional.empty() : Optional.of(tree);
    }

    private YamlNode node(Node node) {
        if (++values > MOST_VALUES) {
            return new YamlNode.Scalar(line(node), Null.NULL);
        }
        if (!around.add(node)) {
            mistakes.add(new YamlMistake(line(node), "an alias stands for what it is a part of: write the value out"));
            return new YamlNode.Scalar(line(node), Null.NULL);
        }
        try {
            return switch (node) {
                case MappingNode mapping -> fields(mapping);
                case SequenceNode sequence ->
                    new YamlNode.Entries(
                            line(node),
                            sequence.getValue().stream().map(this::node).toList());
                case ScalarNode scalar -> new YamlNode.Scalar(line(node), YamlScalars.value(scalar));
                default -> throw new IllegalStateException("SnakeYAML has no such node: " + node);
            };
        } finally {
            around.remove(node);
        }
    }

    private YamlNode fields(MappingNode mapping) {
        var fields = new LinkedHashMap<String, YamlNode.Field>();
        var merged = new ArrayList<YamlNode>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlNode value = node(tuple.getValueNode());
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                merged.add(value);
            } else {
                put(fields, tuple.getKeyNode(), value);
            }
        }
        merged.forEach(source -> merge(source, fields));
        return new YamlNode.Fields(line(mapping), fields);
    }

    private void put(Map<String, YamlNode.Field> fields, Node key, YamlNode value) {
        if (!(key instanceof ScalarNode name)) {
            mistakes.add(new YamlMistake(line(key), "the name of a field is a text, not a list or an object"));
            return;
        }
        var earlier = fields.putIfAbsent(name.getValue(), new YamlNode.Field(line(key), value));
        if (earlier != null) {
            mistakes.add(new YamlMistake(
                    line(key),
                    "the field " + name.getValue() + " is there already, on line " + earlier.line()
                            + ": remove one of the two"));
        }
    }

    /** {@code <<}: the fields of another mapping, or of several, where the mapping itself does not say otherwise. */
    private void merge(YamlNode source, Map<String, YamlNode.Field> fields) {
        switch (source) {
            case YamlNode.Fields mapping -> mapping.fields().forEach(fields::putIfAbsent);
            case YamlNode.Entries list -> list.entries().forEach(entry -> merge(entry, fields));
            case YamlNode.Scalar scalar ->
                mistakes.add(new YamlMistake(scalar.line(), "<< takes an alias of an object: remove it, or name one"));
        }
    }

    private int line(Node node) {
        return firstLine + node.getStartMark().getLine();
    }
}
