// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fauxto.config.ConfigException;
import org.fauxto.config.YamlConfig;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a training configuration, with what it extends, and with values replaced from the command line. */
public final class ConfigFile {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private ConfigFile() {}

    /**
     * A configuration and the text it can be read from again.
     *
     * @param yaml whole, with all replacements made
     */
    public record Resolved(TrainConfig config, String yaml) {}

    /**
     * Reads the file and applies replacements.
     *
     * @param replacements dotted key, such as {@code loop.batch_size}, to YAML value; only keys of the configuration can be replaced
     * @throws ConfigException if a key is unknown or missing, a value breaks a rule, or files extend each other in a circle
     * @throws IOException if a file cannot be read
     */
    public static Resolved read(Path file, Map<String, String> replacements) throws IOException {
        Recipe recipe = Recipe.read(file);
        String text = replacements.isEmpty() ? recipe.text() : replace(file, recipe.text(), replacements);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TrainConfig config = YamlConfig.read(file.toString(), new ByteArrayInputStream(bytes), TrainConfig.class);
        return new Resolved(config, text);
    }

    private static String replace(Path file, String text, Map<String, String> replacements) {
        try {
            JsonNode tree = YAML.readTree(text);
            replacements.forEach((key, value) -> replace(tree, key, value));
            return YAML.writeValueAsString(tree);
        } catch (JacksonException e) {
            throw new ConfigException(file + ": " + e.getOriginalMessage(), e);
        }
    }

    private static void replace(JsonNode tree, String key, String value) {
        List<String> path = List.of(key.split("\\.", -1));
        JsonNode node = tree;
        for (int depth = 0; depth < path.size(); depth++) {
            String name = path.get(depth);
            if (!(node instanceof ObjectNode object) || !object.has(name)) {
                throw new ConfigException("--set " + key + "=" + value + ": the configuration has no key '" + key + "'"
                        + hint(node, path, depth));
            }
            if (depth == path.size() - 1) {
                object.set(name, YAML.readTree(value));
            }
            node = object.get(name);
        }
    }

    /** What was probably meant, from the first part of the path that is not there. */
    private static String hint(JsonNode parent, List<String> path, int depth) {
        if (!(parent instanceof ObjectNode object) || object.isEmpty()) {
            return "; '" + String.join(".", path.subList(0, depth)) + "' is a value without keys of its own";
        }
        List<String> known = List.copyOf(object.propertyNames());
        String place = depth == 0 ? "" : String.join(".", path.subList(0, depth)) + ".";
        return "; did you mean '" + place + YamlConfig.nearest(path.get(depth), known) + "'? Known here: "
                + String.join(", ", known);
    }
}
