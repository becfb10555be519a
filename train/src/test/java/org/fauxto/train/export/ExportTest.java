// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fauxto.image.decode.PixelDecoder;
import org.fauxto.model.PixelModel;
import org.fauxto.train.config.TrainConfig;
import org.fauxto.train.data.CropSource;
import org.fauxto.train.loop.RunDirectory;
import org.fauxto.train.loop.Starts;
import org.fauxto.train.loop.TinyConfig;
import org.fauxto.train.loop.Trainer;
import org.fauxto.train.loop.TrainingObserver;
import org.fauxto.train.loop.TwoTextures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    private static final CropSource CROPS = new TwoTextures(40, 32);
    private static final TrainConfig CONFIG = TinyConfig.of(1);

    @TempDir
    private Path folder;

    @Test
    void theDetectorLoadsWhatWasTrainedAndComputesTheSame() throws Exception {
        RunDirectory run = RunDirectory.create(folder.resolve("run"));
        new Trainer(CONFIG, CROPS, CROPS, run, TrainingObserver.NONE).run(Starts.random(CONFIG, run), () -> false);

        Exporter.Export export = Exporter.export(run, CONFIG, CROPS, "two textures", "c0ffee");

        assertThat(export.parity().crops()).isEqualTo(40);
        assertThat(export.parity().passed()).isTrue();
        assertThat(export.parity().maxDifference()).isLessThan(1e-4);
        assertThat(export.parity().maxLogit()).isGreaterThan(0);
        assertThat(export.bytes()).isEqualTo(Files.size(run.model()));
        try (PixelModel model = PixelModel.load(run.model())) {
            assertThat(model.card().name()).isEqualTo("tiny");
            assertThat(model.card().cropSize()).isEqualTo(32);
            assertThat(model.card().cropsPerImage()).isEqualTo(4);
            assertThat(model.card().decoder()).isEqualTo(PixelDecoder.id().toString());
            assertThat(model.card().temperature())
                    .isEqualTo(export.calibration().temperature());
            assertThat(model.card().bias()).isEqualTo(export.calibration().bias());
            assertThat(model.card().trainedOn()).isEqualTo("two textures");
            assertThat(model.card().licence()).isEqualTo("Apache-2.0");
        }
    }

    @Test
    void thereIsNothingToExportBeforeTheFirstEpoch() throws Exception {
        RunDirectory run = RunDirectory.create(folder.resolve("run"));
        assertThatThrownBy(() -> Exporter.export(run, CONFIG, CROPS, "two textures", "c0ffee"))
                .hasMessageContaining("no epoch is finished");
    }
}
