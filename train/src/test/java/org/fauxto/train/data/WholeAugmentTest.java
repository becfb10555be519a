// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fauxto.config.ConfigException;
import org.fauxto.config.YamlConfig;
import org.fauxto.model.ModelCard;
import org.fauxto.model.ShrunkLook;
import org.fauxto.train.data.WholeAugment.UnequalDelivery;
import org.fauxto.train.data.step.CentreCrop;
import org.fauxto.train.data.step.Resize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeAugmentTest {
    /** Every step there is. */
    private static final String ALL = """
            view: whole
            resize_side: 256
            unequal_delivery: refused
            steps:
              - step: deliver
                normalise: 0.75
                long_side: {min: 320, max: 1280}
                rescale: {min: 0.5, max: 1.2}
                history: {probability: 0.5, quality_min: 60, quality_max: 98}
                first: {probability: 1, quality_min: 30, quality_max: 95}
                second: {probability: 0.3, quality_min: 30, quality_max: 95}
                webp_share: 0.25
              - {step: resize, side: 300}
              - {step: random-crop}
              - {step: centre-crop}
              - {step: random-resized-crop, scale: {min: 0.35, max: 1}, ratio: {min: 0.75, max: 1.3333}}
              - {step: flip, horizontal: 0.5, vertical: 0}
              - {step: quarter-turn, probability: 0.5}
              - {step: rotate, degrees: 10}
              - {step: colour-jitter, probability: 0.8, brightness: 0.2, contrast: 0.2, saturation: 0.2, hue: 0.05}
              - {step: grayscale, probability: 0.1}
              - {step: blur, probability: 0.1, sigma: {min: 0.1, max: 2}}
              - {step: noise, probability: 0.1, sigma: {min: 1, max: 4}}
              - {step: recompress, probability: 0.5, quality_min: 30, quality_max: 95, webp_share: 0.25}
              - {step: erase, probability: 0.25, area: {min: 0.02, max: 0.33}, ratio: {min: 0.3, max: 3.3}}
              - {step: coarse-dropout, probability: 0.1, tile: 16, share: 0.3}
            """;

    @Test
    void everyStepIsReadFromYaml() {
        WholeAugment read = (WholeAugment) read(ALL);

        assertThat(read.steps()).hasSize(15).contains(new Resize(300), new CentreCrop());
        assertThat(read.unequalDelivery()).isEqualTo(UnequalDelivery.REFUSED);
        assertThat(read.view()).isEqualTo(ModelCard.View.WHOLE);
        assertThat(read(ALL).toString()).isEqualTo(read.toString()); // the key of cached features
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "view: whole | view: hole | view 'hole' is unknown; did you mean 'whole'? Known: crops, whole",
                "step: flip | step: filp | augment.steps[5].step 'filp' is unknown; did you mean 'flip'?",
                "vertical: 0} | vertcal: 0} | unknown key 'steps[5].vertcal'; did you mean 'vertical'",
                "first: {probability: 1, | first: {probability: 0.9, | set unequal_delivery: accepted",
                "horizontal: 0.5 | horizontal: 2 | horizontal of flip must be a probability in 0..1, got 2.0",
                "scale: {min: 0.35, max: 1} | scale: {min: 0.35, max: 2} | must be at most 1.0, got 2.0; 1 is the whole",
                "degrees: 10 | degrees: 200 | degrees of rotate must lie in 0..180, got 200.0; try 10",
                "hue: 0.05 | hue: 0.6 | hue of colour-jitter must lie in 0..0.5 turns, got 0.6",
                "brightness: 0.2 | brightness: -1 | factors are drawn from 1 - x..1 + x, try 0.2",
                "tile: 16 | tile: 0 | at least 1 pixel, got 0; try 16",
                "sigma: {min: 0.1, max: 2} | sigma: {min: 0.1, max: 20} | sigma of blur.max must be at most 16.0, got 20.0",
                "side: 300 | side: 3 | side of resize must lie in 16..4096 pixels, got 3; try 256",
                "resize_side: 256 | resize_side: 5000 | 16..4096 pixels, got 5000; try 256",
                "unequal_delivery: refused | unequal_delivery: maybe | accepted",
            })
    void errorsNameValueRuleAndRemedy(String right, String wrong, String message) {
        assertThatThrownBy(() -> read(ALL.replace(right, wrong)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message.replace("augment.", ""));
    }

    @Test
    void theStepsMustEndAtTheNetworksSquare() {
        String head = "view: whole\nresize_side: 256\nunequal_delivery: accepted\nsteps:\n";

        assertThatThrownBy(() -> read(head + "  - {step: flip, horizontal: 0.5, vertical: 0}\n"))
                .hasMessageContaining("no step makes one")
                .hasMessageContaining("put random-resized-crop, random-crop or centre-crop after it");
        assertThatThrownBy(() -> read(head + "  - {step: centre-crop}\n  - {step: resize, side: 300}\n"))
                .hasMessageContaining("the last step that changes the size makes none");
        assertThat(((WholeAugment) read(head + "  - {step: resize, side: 300}\n  - {step: centre-crop}\n")).steps())
                .containsExactly(new Resize(300), new CentreCrop());
    }

    @Test
    void theSectionFitsTheOthers() {
        AugmentConfig whole = read(ALL);

        whole.requireSuits(256, 1, 1, List.of());
        assertThatThrownBy(() -> whole.requireSuits(288, 1, 1, List.of()))
                .hasMessageContaining("got 256 and 288; try 329");
        assertThatThrownBy(() -> whole.requireSuits(224, 4, 1, List.of())).hasMessageContaining("data.val_crops");
        assertThatThrownBy(() -> whole.requireSuits(224, 1, 9, List.of()))
                .hasMessageContaining("artefact.crops_per_image");
        assertThatThrownBy(() -> whole.requireSuits(224, 1, 1, List.of(new ShrunkLook(512, 4))))
                .hasMessageContaining("set artefact.shrunk to []");
    }

    private static AugmentConfig read(String yaml) {
        return YamlConfig.read(
                "t.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), AugmentConfig.class);
    }
}
