// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.fauxto.config.ConfigException;
import org.fauxto.config.YamlConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataConfigTest {
    private static final String DATA = """
            train: train.csv
            val: val.csv
            crop_size: 128
            val_crops: 4
            cache_mib: 4096
            decoded_folder: none
            """;

    private static final String AUGMENT = """
            view: crops
            normalise: 0.75
            long_side: {min: 320, max: 1280}
            rescale: {min: 0.4, max: 1.3}
            history: {probability: 0.5, quality_min: 60, quality_max: 98}
            first: {probability: 1, quality_min: 30, quality_max: 95}
            second: {probability: 0.3, quality_min: 30, quality_max: 95}
            webp_share: 0.25
            blur: 0.1
            noise: 0.1
            jitter: 0.2
            mask: 0.1
            """;

    @Test
    void sectionsReadFromYaml() {
        assertThat(read(DATA, DataConfig.class))
                .isEqualTo(new DataConfig(
                        "train.csv", "val.csv", 128, 4, DataConfig.DEFAULT_CACHE_MIB, DataConfig.NO_FOLDER));
        assertThat(read(AUGMENT, AugmentConfig.class)).isEqualTo(CropAugment.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train: train.csv | train: ' ' | data.train",
                "crop_size: 128 | crop_size: 31 | 32..1024 pixels, got 31; try 128",
                "val_crops: 4 | val_crops: 0 | 1..64, got 0; try 4",
                "cache_mib: 4096 | cache_mib: -1 | got -1; try 4096",
                "decoded_folder: none | decoded_folder: ' ' | data.decoded_folder must name a folder, or be 'none'",
            })
    void dataErrorsNameValueRuleAndRemedy(String right, String wrong, String message) {
        assertThatThrownBy(() -> read(DATA.replace(right, wrong), DataConfig.class))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mask: 0.1 | mask: 1.5 | mask must be a probability in 0..1, got 1.5; 0 switches it off",
                "min: 0.4, max: 1.3 | min: 1.4, max: 1.3 | 0 < min <= max, got min 1.4, max 1.3",
                "min: 0.4, max: 1.3 | min: 0.4, max: 5 | at most 4, got 5.0; try 1.3",
                "quality_max: 98 | quality_max: 101 | quality_max <= 100, got 60..101; try 30..95",
                "webp_share: 0.25 | webp_share: -0.1 | webp_share must be a probability",
                "blur: 0.1 | blurr: 0.1 | did you mean 'blur'",
            })
    void augmentErrorsNameValueRuleAndRemedy(String right, String wrong, String message) {
        assertThatThrownBy(() -> read(AUGMENT.replace(right, wrong), AugmentConfig.class))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    private static <T> T read(String yaml, Class<T> type) {
        return YamlConfig.read("t.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), type);
    }
}
