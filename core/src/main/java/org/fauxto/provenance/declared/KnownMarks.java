// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import java.util.List;
import java.util.regex.Pattern;
import org.fauxto.config.ConfigException;
import org.fauxto.config.YamlConfig;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Weight;

/**
 * The contents of {@code marks.yaml}, which explains every entry and names its source.
 *
 * @param denials values of {@code aiFields} that say that no AI was used
 */
record KnownMarks(
        List<SourceType> digitalSourceTypes,
        List<AiField> aiFields,
        List<String> denials,
        List<Generator> generators,
        List<Prompt> prompts,
        Aigc aigc,
        Xai xai,
        Midjourney midjourney) {
    private static final Pattern KEY = Pattern.compile("(?:exif|text)/\\S.*|xmp/\\w+:\\w+|comment");

    /** One IPTC digital source type; {@code says} completes "says that ...". */
    record SourceType(String token, Direction direction, Weight weight, String says) {}

    /** A field whose presence says that AI was used. */
    record AiField(String key, Weight weight, String says) {
        AiField {
            checkKeys(List.of(key));
        }
    }

    /** How a field's value is compared with a token, ignoring case. */
    enum Match {
        EXACT,
        /** Exact, or followed by a version and nothing else. */
        VERSIONED,
        PREFIX
    }

    /** A generator's name as it writes it itself. */
    record Generator(String name, List<String> keys, Match match, String token, String source) {
        Generator {
            checkKeys(keys);
            if (token.isBlank()) {
                throw new ConfigException(
                        "the generator '" + name + "' has a blank token, which every file would hold");
            }
        }
    }

    /** What a stored prompt must look like to be taken for one. */
    enum Shape {
        STEPS_LINE(false),
        JSON_KEYS(true),
        JSON_EACH(true),
        TEXT_KEYS(true),
        DREAM(false);

        private final boolean hasNeeds;

        Shape(boolean hasNeeds) {
            this.hasNeeds = hasNeeds;
        }
    }

    /** Where and how a tool stores its prompt. */
    record Prompt(String tool, List<String> keys, String label, Shape shape, List<String> needs, String source) {
        Prompt {
            checkKeys(keys);
            if (needs.isEmpty() == shape.hasNeeds) {
                throw new ConfigException("the prompt of '" + tool + "' has the shape " + shape + ", so needs must "
                        + (shape.hasNeeds ? "not be empty" : "be empty"));
            }
        }
    }

    /**
     * China's label.
     *
     * @param ownKeys    where the value is the label
     * @param sharedKeys where it must be wrapped in an object's member {@code AIGC}
     * @param companions at least one must stand beside {@code Label}
     */
    record Aigc(
            List<String> ownKeys, List<String> sharedKeys, List<String> companions, List<Label> labels, String source) {
        Aigc {
            checkKeys(ownKeys);
            checkKeys(sharedKeys);
        }

        /** A value of {@code Label}; {@code says} completes "says that ...". */
        record Label(String value, Weight weight, String says) {}
    }

    /** xAI's pair of fields; each pattern must match a whole value. */
    record Xai(String numberKey, Pattern number, String signatureKey, Pattern signature, String source) {
        Xai {
            checkKeys(List.of(numberKey, signatureKey));
        }
    }

    /**
     * Midjourney's description.
     *
     * @param keys      where the description stands
     * @param numberKey where the job's number is repeated
     * @param job       found in a description, its group 1 is the job's number
     * @param flag      found in a description, a setting of the command
     */
    record Midjourney(List<String> keys, String numberKey, Pattern job, Pattern flag, String source) {
        Midjourney {
            checkKeys(keys);
            checkKeys(List.of(numberKey));
        }
    }

    /** The marks that ship with Fauxto. */
    static KnownMarks shipped() {
        return YamlConfig.resource(KnownMarks.class, "marks.yaml", KnownMarks.class);
    }

    private static void checkKeys(List<String> keys) {
        for (String key : keys) {
            if (!KEY.matcher(key).matches()) {
                throw new ConfigException(
                        "'" + key + "' is no field; write exif/NAME, xmp/PREFIX:NAME, text/KEYWORD or comment");
            }
        }
        if (keys.isEmpty()) {
            throw new ConfigException("a mark has an empty list of fields, so that it could never be found");
        }
    }
}
