// SPDX-License-Identifier: Apache-2.0
package org.fauxto.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class YamlConfigTest {
    record Knobs(double learningRate, int batchSize) {
        Knobs {
            if (batchSize < 1) {
                throw new ConfigException("batch_size must be at least 1, got " + batchSize);
            }
        }
    }

    @Test
    void readsSnakeCaseKeys() {
        assertThat(read("learning_rate: 0.5\nbatch_size: 8\n")).isEqualTo(new Knobs(0.5, 8));
    }

    @Test
    void anUnknownKeyIsAnErrorThatNamesTheNearestOne() {
        assertThatThrownBy(() -> read("learning_rate: 0.5\nbatchsize: 8\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("knobs.yaml")
                .hasMessageContaining("unknown key 'batchsize'")
                .hasMessageContaining("did you mean 'batch_size'");
    }

    @Test
    void aMissingKeyIsAnError() {
        assertThatThrownBy(() -> read("learning_rate: 0.5\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("batch_size");
    }

    @Test
    void aDoubledKeyIsAnError() {
        assertThatThrownBy(() -> read("learning_rate: 0.5\nbatch_size: 8\nbatch_size: 9\n"))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void aBrokenRuleSpeaksForItself() {
        assertThatThrownBy(() -> read("learning_rate: 0.5\nbatch_size: 0\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("batch_size must be at least 1, got 0");
    }

    @Test
    void distanceIsLevenshtein() {
        assertThat(YamlConfig.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(YamlConfig.distance("", "abc")).isEqualTo(3);
    }

    private static Knobs read(String yaml) {
        return YamlConfig.read(
                "knobs.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), Knobs.class);
    }
}
