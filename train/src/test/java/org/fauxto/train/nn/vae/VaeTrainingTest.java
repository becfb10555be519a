// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.fauxto.config.ConfigException;
import org.fauxto.model.PixelModel;
import org.fauxto.train.config.ConfigFile;
import org.fauxto.train.config.ModelConfig;
import org.fauxto.train.config.TrainConfig;
import org.fauxto.train.config.VaeConfig;
import org.fauxto.train.data.CropSource;
import org.fauxto.train.engine.TorchNetwork;
import org.fauxto.train.export.Exporter;
import org.fauxto.train.loop.Checkpoint;
import org.fauxto.train.loop.Position;
import org.fauxto.train.loop.RunDirectory;
import org.fauxto.train.loop.Starts;
import org.fauxto.train.loop.TinyConfig;
import org.fauxto.train.loop.Trainer;
import org.fauxto.train.loop.TrainingObserver;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.StateDict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From configuration to a file that the detector loads. */
class VaeTrainingTest {
    private static final Path CONFIG = Path.of(System.getProperty("fauxto.root"), "configs", "vae.yaml");
    private static final CropSource TRAIN = new Waves(80);
    private static final CropSource VALIDATION = new Waves(40);

    @TempDir
    private Path folder;

    @Test
    void theAutoencoderLearnsHumanPicturesTheClassifierToTellAndTheExportComputesTheSame() throws Exception {
        TrainConfig config = config(12);
        RunDirectory run = RunDirectory.create(folder.resolve("run"));
        Checkpoint start = Starts.random(config, run);
        Position end = new Trainer(config, TRAIN, VALIDATION, run, TrainingObserver.NONE).run(start, () -> false);

        assertThat(end.history().get(11).valAuc()).isGreaterThan(0.95);
        VaeNetwork network = (VaeNetwork) config.assemble().network();
        StateDict learnt = Checkpoint.read(run.last()).state().model();
        double human = error(network, learnt, 0);
        assertThat(human).isLessThan(0.6 * error(network, start.state().model(), 0));
        assertThat(human).isLessThan(0.8 * error(network, learnt, 1));

        assertThat(Exporter.export(run, config, VALIDATION, "waves", "c0ffee")
                        .parity()
                        .passed())
                .isTrue();
        try (PixelModel model = PixelModel.load(run.model())) {
            assertThat(model.card().cropSize()).isEqualTo(32);
        }
    }

    /** Mean error of the validation pictures of a label. */
    private static double error(VaeNetwork network, StateDict weights, int label) {
        int size = 3 * VALIDATION.cropSize() * VALIDATION.cropSize();
        try (TorchNetwork errors = new TorchNetwork(new VaePiece(network, "error"), weights, 1)) {
            double sum = 0;
            for (int i = label; i < VALIDATION.size(); i += 2) {
                HostTensor picture = new HostTensor(new long[] {1, 3, 32, 32}, new float[size]);
                VALIDATION.fill(i, 0, picture.values(), 0);
                for (float error : errors.forward(picture).values()) {
                    sum += error / size;
                }
            }
            return 2 * sum / VALIDATION.size();
        }
    }

    private static TrainConfig config(int epochs) {
        TrainConfig c = TinyConfig.of(epochs);
        ModelConfig vae = new VaeConfig(List.of(8, 16), 4, 0.005, 0.1, new VaeConfig.Loss(1, 1));
        return new TrainConfig(
                c.seed(),
                c.startFrom(),
                c.data(),
                c.augment(),
                vae,
                c.optimiser(),
                c.schedule(),
                c.loop(),
                c.artefact());
    }

    @Test
    void theRecipeIsReadAndRefusesWhatCannotBe() throws Exception {
        TrainConfig config = ConfigFile.read(CONFIG, Map.of()).config();
        assertThat(config.model().network()).isEqualTo("vae");
        assertThat(config.assemble().network()).isInstanceOf(VaeNetwork.class);
        assertThatThrownBy(() -> ConfigFile.read(CONFIG, Map.of("data.crop_size", "100"))
                        .config()
                        .assemble())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("data.crop_size")
                .hasMessageContaining("100");
        assertThatThrownBy(() -> ConfigFile.read(CONFIG, Map.of("model.beta", "0")))
                .hasMessageContaining("model.beta");
        assertThatThrownBy(() -> ConfigFile.read(CONFIG, Map.of("model.loss.elbo", "0")))
                .hasMessageContaining("model.loss");
    }

    /** A slow wave in a direction and colour of its own (human); with a fine grid over it (AI). */
    private record Waves(int size) implements CropSource {
        @Override
        public int cropSize() {
            return 32;
        }

        @Override
        public int label(int i) {
            return i % 2;
        }

        @Override
        public String source(int i) {
            return "one";
        }

        @Override
        public int picture(int i) {
            return i;
        }

        @Override
        public void fill(int i, long epoch, float[] dst, int offset) {
            SplittableRandom random = new SplittableRandom(1_000_003L * i + epoch);
            double down = random.nextDouble(-0.3, 0.3);
            double right = random.nextDouble(-0.3, 0.3);
            for (int channel = 0; channel < 3; channel++) {
                double phase = random.nextDouble(6.28);
                for (int y = 0; y < 32; y++) {
                    for (int x = 0; x < 32; x++) {
                        double grid = label(i) == 1 && (x + y) % 2 == 1 ? 0.15 : 0;
                        dst[offset++] = (float) (0.4 + 0.3 * Math.sin(phase + down * y + right * x) + grid);
                    }
                }
            }
        }
    }
}
