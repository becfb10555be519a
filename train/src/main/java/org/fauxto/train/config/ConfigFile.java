// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fauxto.config.ConfigException;
import org.fauxto.config.YamlConfig;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a training configuration, with values replaced from the command line. */
public final class ConfigFile {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private ConfigFile() {}

    /**
     * A configuration and the text it can be read from again.
     *
     * @param yaml with all replacements made
     */
    public record Resolved(TrainConfig config, String yaml) {}

    /**
     * Reads the file and applies replacements.
     *
     * @param replacements dotted key, such as {@code loop.batch_size}, to YAML value; only keys of the file can be replaced
     * @throws ConfigException if a key is unknown or missing, or a value breaks a rule
     * @throws IOException if the file cannot be read
     */
    public static Resolved read(Path file, Map<String, String> replacements) throws IOException {
        String text = Files.readString(file);
        if (!replacements.isEmpty()) {
            text = replace(file, text, replacements);
        }
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
        JsonNode parent = tree;
        for (String name : path.subList(0, path.size() - 1)) {
            parent = parent.path(name);
        }
        String last = path.get(path.size() - 1);
        if (!(parent instanceof ObjectNode object) || !object.has(last)) {
            String known = parent instanceof ObjectNode object ? String.join(", ", object.propertyNames()) : "";
            throw new ConfigException("--set " + key + "=" + value + ": the configuration has no key '" + key + "'"
                    + (known.isEmpty() ? "" : "; known here: " + known));
        }
        object.set(last, YAML.readTree(value));
    }
}
