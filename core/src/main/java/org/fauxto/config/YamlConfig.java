// SPDX-License-Identifier: Apache-2.0
package org.fauxto.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a YAML document into a record tree; keys are the record components in snake_case, all of them required. */
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
            return MAPPER.readValue(yaml, type);
        } catch (UnrecognizedPropertyException e) {
            throw new ConfigException(name + ": unknown key '" + e.getPropertyName() + "'" + nearest(e), e);
        } catch (JacksonException e) {
            throw new ConfigException(name + ": " + e.getOriginalMessage(), e);
        }
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

    private static String nearest(UnrecognizedPropertyException e) {
        Collection<Object> known = Objects.requireNonNullElse(e.getKnownPropertyIds(), java.util.List.of());
        return known.stream()
                .map(Object::toString)
                .min(Comparator.<String>comparingInt(k -> distance(k, e.getPropertyName()))
                        .thenComparing(Comparator.naturalOrder()))
                .map(k -> "; did you mean '" + k + "'? Known keys: "
                        + known.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")))
                .orElse("");
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
