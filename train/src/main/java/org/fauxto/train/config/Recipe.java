// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fauxto.config.ConfigException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A configuration's text with everything it extends: {@code extends: base.yaml}, relative to the file, names another configuration whose
 * values stand where the file has none. Sections merge key by key; a list is replaced whole, and so is a section that chooses another form
 * than the one below it (another {@code network}, {@code curve} or {@code view}), since the keys of one form mean nothing in another.
 *
 * @param text YAML, without {@code extends}; the file's own text where it extends nothing
 */
record Recipe(String text) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String EXTENDS = "extends";
    /** The keys that choose a form; see {@link ModelConfig}, {@link ScheduleConfig} and {@link org.fauxto.train.data.AugmentConfig}. */
    private static final List<String> CHOICES = List.of("network", "curve", "view");

    static Recipe read(Path file) throws IOException {
        String text = Files.readString(file);
        try {
            JsonNode tree = YAML.readTree(text);
            return tree.has(EXTENDS)
                    ? new Recipe(YAML.writeValueAsString(merged(file, tree, new ArrayList<>())))
                    : new Recipe(text);
        } catch (JacksonException e) {
            throw new ConfigException(file + ": " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectNode merged(Path file, JsonNode tree, List<Path> way) throws IOException {
        if (!(tree instanceof ObjectNode own)) {
            throw new ConfigException(file + ": a configuration is a list of 'key: value', this is none");
        }
        Path identity = file.toRealPath();
        if (way.contains(identity)) {
            throw new ConfigException(file + ": 'extends' runs in a circle: " + way + " lead back to " + identity);
        }
        way.add(identity);
        JsonNode base = own.remove(EXTENDS);
        if (base == null) {
            return own;
        }
        Path below = file.resolveSibling(base.asString(""));
        if (!base.isString() || !Files.isRegularFile(below)) {
            throw new ConfigException(
                    file + ": 'extends: " + base.asString("") + "' names no file; looked for " + below);
        }
        ObjectNode result = merged(below, YAML.readTree(Files.readString(below)), way);
        merge(result, own);
        return result;
    }

    private static void merge(ObjectNode below, ObjectNode above) {
        for (Map.Entry<String, JsonNode> entry : above.properties()) {
            if (below.get(entry.getKey()) instanceof ObjectNode old
                    && entry.getValue() instanceof ObjectNode section
                    && sameForm(old, section)) {
                merge(old, section);
            } else {
                below.set(entry.getKey(), entry.getValue());
            }
        }
    }

    private static boolean sameForm(ObjectNode below, ObjectNode above) {
        return CHOICES.stream()
                .allMatch(key -> !above.has(key) || above.get(key).equals(below.get(key)));
    }
}
