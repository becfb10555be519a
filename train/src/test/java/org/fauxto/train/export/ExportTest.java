// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.Sample;
import org.fauxto.image.Pixels;
import org.fauxto.image.decode.PixelDecoder;
import org.fauxto.model.ModelCard;
import org.fauxto.model.PixelModel;
import org.fauxto.testing.DrawnPictures;
import org.fauxto.train.config.TrainConfig;
import org.fauxto.train.data.CropSource;
import org.fauxto.train.data.PictureCache;
import org.fauxto.train.data.WholeAugment;
import org.fauxto.train.data.step.CentreCrop;
import org.fauxto.train.loop.RunDirectory;
import org.fauxto.train.loop.Starts;
import org.fauxto.train.loop.TinyConfig;
import org.fauxto.train.loop.Trainer;
import org.fauxto.train.loop.TrainingObserver;
import org.fauxto.train.loop.TwoTextures;
import org.fauxto.train.loop.Validation;
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

    /** Validation scores of whole pictures are those of the detector on the same files, where nothing is delivered in between. */
    @Test
    void theDetectorSeesThePicturesThatValidationSaw() throws Exception {
        WholeAugment whole = new WholeAugment(40, WholeAugment.UnequalDelivery.ACCEPTED, List.of(new CentreCrop()));
        TrainConfig config = TinyConfig.of(1, whole);
        Manifest manifest = new Manifest(
                "drawn.csv",
                "0".repeat(64),
                IntStream.range(0, 16)
                        .mapToObj(i -> new Sample("w", Path.of(i + ".png"), i % 2, "drawn", "unknown", Set.of()))
                        .toList());
        PictureCache pictures = new PictureCache(manifest, ExportTest::waves, 64);
        CropSource train = whole.training(pictures, 32, 1);
        CropSource validation = whole.validation(pictures, 32, 1, 1);
        RunDirectory run = RunDirectory.create(folder.resolve("whole"));
        new Trainer(config, train, validation, run, TrainingObserver.NONE).run(Starts.random(config, run), () -> false);

        Exporter.Export export = Exporter.export(run, config, validation, "waves", "c0ffee");

        try (PixelModel model = PixelModel.load(run.model())) {
            assertThat(model.card().view()).isEqualTo(ModelCard.View.WHOLE);
            assertThat(model.card().resizeSide()).isEqualTo(40);
            assertThat(export.scores()).hasSize(16);
            for (Validation.PictureScore score : export.scores()) {
                Pixels picture = waves(manifest.samples().get(score.picture()).path());
                assertThat(model.score(picture).logit()).isCloseTo(score.logit(), within(1e-4));
            }
        }
    }

    private static Pixels waves(Path path) {
        return DrawnPictures.waves(
                Integer.parseInt(path.getFileName().toString().replace(".png", "")));
    }

    @Test
    void thereIsNothingToExportBeforeTheFirstEpoch() throws Exception {
        RunDirectory run = RunDirectory.create(folder.resolve("run"));
        assertThatThrownBy(() -> Exporter.export(run, CONFIG, CROPS, "two textures", "c0ffee"))
                .hasMessageContaining("no epoch is finished");
    }
}
