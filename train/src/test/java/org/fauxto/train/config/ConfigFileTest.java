// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fauxto.config.ConfigException;
import org.fauxto.train.data.AugmentConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    private static final Path DEFAULT = Path.of(System.getProperty("fauxto.root"), "configs", "default.yaml");

    @Test
    void theDefaultConfigurationIsReadInFull() throws Exception {
        TrainConfig config = ConfigFile.read(DEFAULT, Map.of()).config();
        assertThat(config.augment()).isEqualTo(AugmentConfig.DEFAULT);
        assertThat(config.model().build().tensors()).isNotEmpty();
    }

    @Test
    void aReplacementChangesOneValueAndTheResolvedTextReadsTheSame(@TempDir Path folder) throws Exception {
        ConfigFile.Resolved resolved =
                ConfigFile.read(DEFAULT, Map.of("loop.batch_size", "16", "model.widths", "[8, 16]"));
        assertThat(resolved.config().loop().batchSize()).isEqualTo(16);
        assertThat(resolved.config().model().widths()).containsExactly(8, 16);
        Path copy = Files.writeString(folder.resolve("config.yaml"), resolved.yaml());
        assertThat(ConfigFile.read(copy, Map.of()).config()).isEqualTo(resolved.config());
    }

    @Test
    void anUnknownReplacementNamesTheKnownKeys() {
        assertThatThrownBy(() -> ConfigFile.read(DEFAULT, Map.of("loop.batchsize", "16")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("loop.batchsize")
                .hasMessageContaining("batch_size");
    }

    @Test
    void anUnknownKeyNamesTheNearest(@TempDir Path folder) throws Exception {
        String text = Files.readString(DEFAULT).replace("learning_rate:", "learning_rat:");
        Path file = Files.writeString(folder.resolve("c.yaml"), text);
        assertThatThrownBy(() -> ConfigFile.read(file, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'learning_rate'");
    }

    @Test
    void theScheduleRisesThenFallsToItsFinalFraction() {
        ScheduleConfig schedule = new ScheduleConfig(10, 1, 0.01);
        assertThat(schedule.factor(0, 100)).isEqualTo(0.01);
        assertThat(schedule.factor(99, 100)).isEqualTo(1);
        assertThat(schedule.factor(100, 100)).isEqualTo(1);
        assertThat(schedule.factor(550, 100)).isBetween(0.5, 0.51);
        assertThat(schedule.factor(1000, 100)).isEqualTo(0.01);
    }
}
