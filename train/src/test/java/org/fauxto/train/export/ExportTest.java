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
import org.fauxto.eval.metric.Calibration;
import org.fauxto.eval.metric.LabelledScores;
import org.fauxto.image.Pixels;
import org.fauxto.image.decode.PixelDecoder;
import org.fauxto.model.ModelCard;
import org.fauxto.model.PixelModel;
import org.fauxto.model.PixelScore;
import org.fauxto.model.ShrunkLook;
import org.fauxto.testing.DrawnPictures;
import org.fauxto.train.config.ArtefactConfig;
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
import org.fauxto.train.onnx.WeightStorage;
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

    @Test
    void looksFromAfarAndAnEvaluationsCalibrationReachTheDetector() throws Exception {
        Path held = Files.writeString(folder.resolve("scores.csv"), """
                path,label,logit,probability
                a,0,-1.5,0.1
                b,0,0.5,0.1
                e,0,-0.5,0.1
                c,1,0.2,0.9
                d,1,2.5,0.9
                """);
        ArtefactConfig artefact = new ArtefactConfig(
                "tiny", "1", 4, List.of(new ShrunkLook(48, 2)), held.toString(), WeightStorage.FLOAT16, "Apache-2.0");
        TrainConfig config = TinyConfig.of(1, artefact);
        RunDirectory run = RunDirectory.create(folder.resolve("shrunk"));
        new Trainer(config, CROPS, CROPS, run, TrainingObserver.NONE).run(Starts.random(config, run), () -> false);

        Exporter.Export export = Exporter.export(run, config, CROPS, "two textures", "c0ffee");

        Calibration fitted = Calibration.fit(
                new LabelledScores(new double[] {-1.5, 0.5, -0.5, 0.2, 2.5}, new int[] {0, 0, 0, 1, 1}));
        assertThat(export.calibration().scale()).isEqualTo(fitted.scale());
        assertThat(export.calibration().bias()).isCloseTo(fitted.bias() + Math.log(1.5), within(1e-12));
        try (PixelModel model = PixelModel.load(run.model())) {
            Pixels picture = DrawnPictures.waves(1);
            assertThat(Math.max(picture.width(), picture.height())).isGreaterThan(48);
            PixelScore score = model.score(picture);
            assertThat(score.crops().stream().filter(crop -> crop.longSide() == 48))
                    .hasSize(2);
            assertThat(score.crops()).hasSize(6);
            assertThat(score.logit())
                    .isCloseTo(
                            score.crops().stream()
                                    .mapToDouble(PixelScore.CropScore::logit)
                                    .average()
                                    .orElseThrow(),
                            within(1e-9));
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
