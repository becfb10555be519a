// SPDX-License-Identifier: Apache-2.0
package org.fauxto.config;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a YAML document into a record tree; keys are the record components in snake_case, all of them required. Where a component's type is
 * a sealed interface, the key named by its {@link com.fasterxml.jackson.annotation.JsonTypeInfo} chooses the record.
 */
public final class YamlConfig {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private YamlConfig() {}

    /**
     * Reads one document.
     *
     * @param name shown in errors, usually the file's path
     * @throws ConfigException if a key is unknown, missing or doubled, or a value breaks a rule of its record
     */
    public static <T> T read(String name, InputStream yaml, Class<T> type) {
        try {
            JsonNode tree = MAPPER.readTree(yaml);
            refuseUnknownKeys(name, "", tree, type);
            return MAPPER.treeToValue(tree, type);
        } catch (JacksonException e) {
            throw new ConfigException(name + ": " + place(e) + e.getOriginalMessage(), e);
        }
    }

    /** Where in the document, like {@code at generators[3].match: }; empty at the top. */
    private static String place(JacksonException e) {
        StringBuilder place = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() != null) {
                place.append(place.isEmpty() ? "" : ".").append(snakeCase(step.getPropertyName()));
            } else if (step.getIndex() >= 0) {
                place.append('[').append(step.getIndex()).append(']');
            }
        }
        return place.isEmpty() ? "" : "at " + place + ": ";
    }

    /** Before binding, so that a misspelt key is named rather than the one it was meant to be. */
    private static void refuseUnknownKeys(String name, String path, JsonNode node, Type declared) {
        if (node.isArray() && declared instanceof ParameterizedType list) {
            for (int i = 0; i < node.size(); i++) {
                String entry = path.replaceFirst("\\.$", "") + "[" + i + "].";
                refuseUnknownKeys(name, entry, node.get(i), list.getActualTypeArguments()[0]);
            }
        }
        if (!(declared instanceof Class<?> type) || !node.isObject()) {
            return;
        }
        Map<String, Type> known = new TreeMap<>();
        if (type.isSealed()) {
            String choice = Choice.key(type);
            known.put(choice, String.class);
            type = Choice.chosen(name + ": " + path + choice, type, node.path(choice));
        }
        if (!type.isRecord()) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            known.put(snakeCase(component.getName()), component.getGenericType());
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            Type child = known.get(entry.getKey());
            if (child == null) {
                throw new ConfigException(name + ": unknown key '" + path + entry.getKey() + "'; did you mean '"
                        + nearest(entry.getKey(), known.keySet()) + "'? Known keys: "
                        + String.join(", ", known.keySet()));
            }
            refuseUnknownKeys(name, path + entry.getKey() + ".", entry.getValue(), child);
        }
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** The name most like a misspelt one, by Levenshtein distance; {@code known} must not be empty. */
    public static String nearest(String key, Collection<String> known) {
        return known.stream()
                .min(Comparator.<String>comparingInt(k -> distance(k, key)).thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /**
     * Reads a document that ships on the class path beside {@code anchor}.
     *
     * @throws ConfigException as {@link #read}, and if the resource is missing
     */
    public static <T> T resource(Class<?> anchor, String resource, Class<T> type) {
        try (InputStream in = anchor.getResourceAsStream(resource)) {
            if (in == null) {
                throw new ConfigException("class path has no " + resource + " beside " + anchor.getName());
            }
            return read(resource, in, type);
        } catch (IOException e) {
            throw new ConfigException(resource + " could not be read: " + e.getMessage(), e);
        }
    }

    /** Levenshtein distance, two rows. */
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[previous.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
