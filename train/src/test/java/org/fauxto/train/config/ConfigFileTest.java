// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fauxto.config.ConfigException;
import org.fauxto.train.data.CropAugment;
import org.fauxto.train.data.WholeAugment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    private static final Path DEFAULT = Path.of(System.getProperty("fauxto.root"), "configs", "default.yaml");

    @Test
    void theDefaultConfigurationIsReadInFull() throws Exception {
        TrainConfig config = ConfigFile.read(DEFAULT, Map.of()).config();
        assertThat(config.augment()).isEqualTo(CropAugment.DEFAULT);
        assertThat(config.assemble().network().tensors()).isNotEmpty();
        assertThat(config.model().network()).isEqualTo("residual-net");
    }

    @Test
    void picturesSeenWholeReplaceTheCropsOfTheDefault() throws Exception {
        TrainConfig config = ConfigFile.read(DEFAULT.resolveSibling("augment-whole.yaml"), Map.of())
                .config();
        assertThat(config.augment()).isInstanceOf(WholeAugment.class);
        assertThat(config.augment().resizeSide()).isEqualTo(256);
        assertThat(config.data().cropSize()).isEqualTo(224);
        assertThat(config.data().train())
                .isEqualTo(ConfigFile.read(DEFAULT, Map.of()).config().data().train());
        assertThatThrownBy(() ->
                        ConfigFile.read(DEFAULT.resolveSibling("augment-whole.yaml"), Map.of("data.val_crops", "4")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("data.val_crops");
    }

    @Test
    void aReplacementChangesOneValueAndTheResolvedTextReadsTheSame(@TempDir Path folder) throws Exception {
        ConfigFile.Resolved resolved =
                ConfigFile.read(DEFAULT, Map.of("loop.batch_size", "16", "model.widths", "[8, 16]"));
        assertThat(resolved.config().loop().batchSize()).isEqualTo(16);
        assertThat(resolved.config().model()).isEqualTo(new ResidualNetConfig(15, List.of(8, 16), 2, 0.2));
        Path copy = Files.writeString(folder.resolve("config.yaml"), resolved.yaml());
        assertThat(ConfigFile.read(copy, Map.of()).config()).isEqualTo(resolved.config());
    }

    @Test
    void anUnknownReplacementNamesTheKnownKeys() {
        assertThatThrownBy(() -> ConfigFile.read(DEFAULT, Map.of("loop.batchsize", "16")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("loop.batchsize")
                .hasMessageContaining("did you mean 'loop.batch_size'");
        assertThatThrownBy(() -> ConfigFile.read(DEFAULT, Map.of("modle.blocks", "1")))
                .hasMessageContaining("did you mean 'model'");
        assertThatThrownBy(() -> ConfigFile.read(DEFAULT, Map.of("seed.of", "1")))
                .hasMessageContaining("'seed' is a value");
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
    void anUnknownNetworkNamesTheNearestAndAllKnown(@TempDir Path folder) throws Exception {
        Path file = write(folder, "c.yaml", "model: {network: transfre}");
        assertThatThrownBy(() -> ConfigFile.read(file, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'transfer'")
                .hasMessageContaining("residual-net");
    }

    @Test
    void anUnknownKeyInsideANetworkNamesTheNearest(@TempDir Path folder) throws Exception {
        Path file = write(
                folder,
                "c.yaml",
                "model: {network: fusion, backbones: [{name: resnet18, weihgts: none}], trainable_tail: 1,"
                        + " head: {widths: [], dropout: 0}}");
        assertThatThrownBy(() -> ConfigFile.read(file, Map.of()))
                .hasMessageContaining("model.backbones[0].weihgts")
                .hasMessageContaining("did you mean 'weights'");
    }

    @Test
    void aRecipeChangesWhatItNamesAndAnotherNetworkReplacesTheSection(@TempDir Path folder) throws Exception {
        write(folder, "middle.yaml", "loop: {threads: 1}");
        Path file = Files.writeString(
                folder.resolve("top.yaml"),
                "extends: middle.yaml\nloop: {workers: 1}\nmodel: {network: transfer, backbone: resnet18, weights: none,"
                        + " unfreeze: [layer4], head: {hidden: 512, dropout: 0.3}}\n");
        ConfigFile.Resolved resolved = ConfigFile.read(file, Map.of("seed", "9"));
        TrainConfig base = ConfigFile.read(DEFAULT, Map.of()).config();
        assertThat(resolved.config().loop().threads()).isEqualTo(1);
        assertThat(resolved.config().loop().batchSize()).isEqualTo(base.loop().batchSize());
        assertThat(resolved.config().seed()).isEqualTo(9);
        assertThat(resolved.config().model())
                .isEqualTo(
                        new TransferConfig("resnet18", "none", List.of("layer4"), new TransferConfig.Head(512, 0.3)));
        Path copy = Files.writeString(folder.resolve("config.yaml"), resolved.yaml());
        assertThat(ConfigFile.read(copy, Map.of()).config()).isEqualTo(resolved.config());
        assertThat(resolved.yaml()).doesNotContain("extends");
    }

    @Test
    void recipesDoNotExtendEachOtherInCircles(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.yaml"), "extends: b.yaml\n");
        Path file = Files.writeString(folder.resolve("b.yaml"), "extends: a.yaml\n");
        assertThatThrownBy(() -> ConfigFile.read(file, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("circle");
        Path lost = Files.writeString(folder.resolve("c.yaml"), "extends: nowhere.yaml\n");
        assertThatThrownBy(() -> ConfigFile.read(lost, Map.of())).hasMessageContaining("nowhere.yaml");
    }

    private static Path write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), "extends: " + DEFAULT + "\n" + text + "\n");
    }

    @Test
    void theScheduleRisesThenFallsToItsFinalFraction() {
        ScheduleConfig schedule = new ScheduleConfig.WarmupCosine(10, 1, 0.01);
        assertThat(schedule.factor(0, 100)).isEqualTo(0.01);
        assertThat(schedule.factor(99, 100)).isEqualTo(1);
        assertThat(schedule.factor(100, 100)).isEqualTo(1);
        assertThat(schedule.factor(550, 100)).isBetween(0.5, 0.51);
        assertThat(schedule.factor(1000, 100)).isEqualTo(0.01);
    }

    @Test
    void torchsCosineFallsEpochByEpochAndRisesAgain() {
        ScheduleConfig schedule = new ScheduleConfig.Cosine(30, 10);
        assertThat(schedule.factor(99, 100)).isEqualTo(1);
        assertThat(schedule.factor(500, 100)).isCloseTo(0.5, within(1e-12));
        assertThat(schedule.factor(1000, 100)).isZero();
        assertThat(schedule.factor(2000, 100)).isEqualTo(1);
    }

    @Test
    void anotherCurveReplacesTheSchedule(@TempDir Path folder) throws Exception {
        Path file = write(folder, "c.yaml", "schedule: {curve: cosine, epochs: 3, t_max: 10}");
        assertThat(ConfigFile.read(file, Map.of()).config().schedule()).isEqualTo(new ScheduleConfig.Cosine(3, 10));
    }

    @Test
    void anUnknownPrecisionNamesTheKnown() {
        assertThatThrownBy(() -> ConfigFile.read(DEFAULT, Map.of("loop.precision", "fp16")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("loop.precision")
                .hasMessageContaining("float16");
    }
}
