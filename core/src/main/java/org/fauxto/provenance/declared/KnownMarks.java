// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import java.util.List;
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
        List<Prompt> prompts) {

    /** One IPTC digital source type; {@code says} completes "says that ...". */
    record SourceType(String token, Direction direction, Weight weight, String says) {}

    /** A field whose presence says that AI was used. */
    record AiField(String key, Weight weight, String says) {}

    /** How a field's value is compared with a token, ignoring case. */
    enum Match {
        EXACT,
        PREFIX
    }

    /** A generator's name as it writes it itself. */
    record Generator(String name, List<String> keys, Match match, String token, String source) {}

    /** What a stored prompt must look like to be taken for one. */
    enum Shape {
        STEPS_LINE,
        JSON_KEYS,
        JSON_EACH,
        TEXT_KEYS,
        DREAM
    }

    /** Where and how a tool stores its prompt. */
    record Prompt(String tool, List<String> keys, String label, Shape shape, List<String> needs, String source) {}

    /** The marks that ship with Fauxto. */
    static KnownMarks shipped() {
        return YamlConfig.resource(KnownMarks.class, "marks.yaml", KnownMarks.class);
    }
}
