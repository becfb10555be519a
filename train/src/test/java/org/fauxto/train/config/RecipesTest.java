// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fauxto.train.features.FeatureCache;
import org.fauxto.train.nn.backbone.Backbones;
import org.fauxto.train.system.Assembly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in {@code configs/} is a configuration that can be trained. */
class RecipesTest {
    private static final Path CONFIGS = Path.of("../configs");

    static List<Path> recipes() throws Exception {
        try (Stream<Path> files = Files.walk(CONFIGS)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void isRead(Path recipe) throws Exception {
        TrainConfig config = ConfigFile.read(recipe, Map.of()).config();
        if (config.model() instanceof BaselineConfig) {
            return;
        }
        Assembly system = config.assemble();
        assertThat(system.network().tensors()).isNotEmpty();
        if (config.loop().featureViews() > 0) {
            FeatureCache.requireFixed(system.split().orElseThrow());
        }
    }

    @Test
    void everyBackboneHasOne() throws Exception {
        Set<String> recipes = recipes().stream()
                .filter(file -> file.getParent().endsWith("backbones"))
                .map(file -> file.getFileName().toString().replace(".yaml", ""))
                .collect(Collectors.toSet());
        assertThat(recipes).containsExactlyInAnyOrderElementsOf(Backbones.names());
        for (String name : recipes) {
            TransferConfig model =
                    (TransferConfig) ConfigFile.read(CONFIGS.resolve("backbones/" + name + ".yaml"), Map.of())
                            .config()
                            .model();
            assertThat(model.backbone()).isEqualTo(name);
        }
    }
}
