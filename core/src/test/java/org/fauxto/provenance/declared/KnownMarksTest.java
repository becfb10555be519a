// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fauxto.config.ConfigException;
import org.fauxto.config.YamlConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped {@code marks.yaml}, and what happens when somebody edits it wrongly. */
class KnownMarksTest {
    private final String shipped = shipped();

    KnownMarksTest() throws IOException {}

    @Test
    void theShippedMarksAreRead() {
        assertThat(read(shipped)).isNotNull();
        assertThat(KnownMarks.shipped().generators())
                .allMatch(g -> !g.source().isBlank() && !g.name().isBlank());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // at the top, in a record, in a list
                "xai: | grok: | unknown key 'grok' | did you mean",
                "number_key: exif/Artist | numbre_key: exif/Artist | unknown key 'xai.numbre_key' | 'number_key'",
                "{name: NovelAI, keys | {name: NovelAI, colour: red, keys | unknown key 'generators[0].colour' | Known keys: keys",
                "  number_key: exif/Artist | # | number_key | at xai",
                "{name: NovelAI, keys | {keys | 'name' | at generators[0]",
                "match: EXACT, token: \"NovelAI\" | token: \"NovelAI\" | 'match' | at generators[0]",
                "match: EXACT, token: \"NovelAI\" | match: EXCAT, token: \"NovelAI\" | EXCAT | at generators[0].match",
                "token: \"NovelAI\" | token: \"\" | blank token | NovelAI",
                "keys: [exif/Make], match: EXACT, token: \"Ideogram | keys: [exfi/Make], match: EXACT, token: \"Ideogram"
                        + " | 'exfi/Make' is no field | at generators[1]",
                "shape: JSON_KEYS, needs: [sui_image_params] | shape: JSON_KEYS, needs: [] | needs must not be empty | SwarmUI",
                "shape: DREAM, needs: [] | shape: DREAM, needs: [x] | needs must be empty | InvokeAI",
                "'Job ID: ( | 'Job ID: (( | at midjourney.job | Unclosed group"
            })
    void aWrongEditIsNamed(String right, String wrong, String says, String alsoSays) {
        String edited = shipped.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
        assertThat(edited).isNotEqualTo(shipped);
        assertThatThrownBy(() -> read(edited))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("marks.yaml")
                .hasMessageContaining(says)
                .hasMessageContaining(alsoSays);
    }

    private static KnownMarks read(String yaml) {
        return YamlConfig.read(
                "marks.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), KnownMarks.class);
    }

    private static String shipped() throws IOException {
        try (InputStream in = KnownMarks.class.getResourceAsStream("marks.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
