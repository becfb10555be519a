// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.fauxto.config.ConfigException;
import org.fauxto.train.config.TrainConfig;
import org.fauxto.train.data.CropSource;
import org.fauxto.train.engine.ComputeSettings;
import org.fauxto.train.loop.Checkpoint;
import org.fauxto.train.loop.EpochRecord;
import org.fauxto.train.loop.Position;
import org.fauxto.train.loop.RunDirectory;
import org.fauxto.train.loop.TinyConfig;
import org.fauxto.train.loop.Trainer;
import org.fauxto.train.loop.TrainingObserver;
import org.fauxto.train.loop.TwoTextures;
import org.fauxto.train.nn.BatchNorm2d;
import org.fauxto.train.nn.Conv2d;
import org.fauxto.train.nn.Dropout;
import org.fauxto.train.nn.Frozen;
import org.fauxto.train.nn.GlobalMean;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Linear;
import org.fauxto.train.nn.Relu;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.system.Assembly;
import org.fauxto.train.system.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCacheTest {
    private static final int VIEWS = 3;
    private static final CropSource TRAIN = new TwoTextures(60, 32);
    /** Ignores the epoch, as a validation source must. */
    private static final CropSource VALIDATION = new Views(new TwoTextures(40, 32), 1);

    private static final TrainConfig CONFIG = TinyConfig.of(4, TinyConfig.loop(1, 0.9, 0));
    private static final FeatureKey KEY = new FeatureKey("test\n");

    private static final Layer BODY = new Sequential(
            Conv2d.plain("body.conv", 3, 16, 3, 2), new BatchNorm2d("body.norm", 16), new Relu(), new GlobalMean());
    private static final Layer HEAD =
            new Sequential(new Linear("head.0", 16, 8), new Relu(), new Dropout(0.3), new Linear("head.3", 8, 1));
    private static final Split SPLIT = new Split(Frozen.whole(BODY), 16, HEAD);

    @TempDir
    private Path folder;

    @Test
    void aHeadOnCachedFeaturesLearnsWhatItLearnsOnTheSameViewsOfThePictures() throws IOException {
        Assembly whole = Assembly.split(SPLIT, List.of());
        StateDict weights = StateDict.initial(whole.network().tensors(), CONFIG.seed());

        RunDirectory plain = RunDirectory.create(folder.resolve("plain"));
        Checkpoint start = Trainer.start(CONFIG, whole, weights, plain);
        Position slow = new Trainer(CONFIG, whole, new Views(TRAIN, VIEWS), VALIDATION, plain, TrainingObserver.NONE)
                .run(start, () -> false);

        RunDirectory cached = RunDirectory.create(folder.resolve("cached"));
        Checkpoint same = Trainer.start(CONFIG, whole, weights, cached);
        try (FeatureRows train = cache().open("train", KEY, TRAIN, VIEWS, SPLIT, cached.frozen());
                FeatureRows val = cache().open("val", KEY, VALIDATION, 1, SPLIT, cached.frozen())) {
            Position fast = new Trainer(CONFIG, Assembly.plain(HEAD), train, val, cached, TrainingObserver.NONE)
                    .run(same, () -> false);
            for (int e = 0; e < 4; e++) {
                EpochRecord a = slow.history().get(e);
                EpochRecord b = fast.history().get(e);
                assertThat(b.trainLoss()).isCloseTo(a.trainLoss(), within(1e-5));
                assertThat(b.valLoss()).isCloseTo(a.valLoss(), within(1e-5));
                assertThat(b.valAuc()).isCloseTo(a.valAuc(), within(0.01));
            }
            assertThat(fast.history().get(3).trainLoss())
                    .isLessThan(fast.history().get(0).trainLoss());
        }
        // the run is one of the whole system
        assertThat(cached.bestWeights().tensors().tensors().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        plain.bestWeights().tensors().tensors().keySet());
    }

    @Test
    void whatWasCutOffGoesOnAndEndsWithTheSameBytes() throws IOException {
        StateDict weights = StateDict.initial(SPLIT.features().tensors(), 1);
        cache().open("train", KEY, TRAIN, VIEWS, SPLIT, weights).close();
        Path file = only(".f32");
        byte[] whole = Files.readAllBytes(file);
        assertThat(whole).hasSize(VIEWS * 60 * 16 * 4);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(83 * 16 * 4 + 7); // in the middle of a row of the second view
        }
        int[] batches = {0};
        FeatureCache counting = new FeatureCache(
                folder.resolve("cache"), ComputeSettings.plain(1), 8, 2, (source, done, of) -> batches[0]++);
        counting.open("train", KEY, TRAIN, VIEWS, SPLIT, weights).close();
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        assertThat(batches[0]).isEqualTo(6 + 8); // 44 of 60 crops of the second view, and the third
        counting.open("train", KEY, TRAIN, VIEWS, SPLIT, weights).close();
        assertThat(batches[0]).isEqualTo(14); // nothing left to do
    }

    @Test
    void rowsAreTheFeaturesOfTheirView() throws IOException {
        StateDict weights = StateDict.initial(SPLIT.features().tensors(), 1);
        try (FeatureRows rows = cache().open("train", KEY, TRAIN, VIEWS, SPLIT, weights)) {
            float[] row = new float[2 * 16];
            rows.fill(5, 1, row, 0);
            rows.fill(5, 1 + VIEWS, row, 16);
            assertThat(java.util.Arrays.copyOf(row, 16)).isEqualTo(java.util.Arrays.copyOfRange(row, 16, 32));
            float[] other = new float[16];
            rows.fill(5, 2, other, 0);
            assertThat(other).isNotEqualTo(java.util.Arrays.copyOf(row, 16));
            assertThat(rows.shape()).containsExactly(16);
            assertThat(rows.label(5)).isEqualTo(TRAIN.label(5));
        }
    }

    @Test
    void aBackboneThatIsTrainedIsRefused() {
        Split open = new Split(BODY, 16, HEAD);
        assertThatThrownBy(() -> FeatureCache.requireFixed(open))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("feature_views")
                .hasMessageContaining("body.conv.weight");
    }

    private FeatureCache cache() {
        return new FeatureCache(folder.resolve("cache"), ComputeSettings.plain(1), 8, 2, (source, done, of) -> {});
    }

    private Path only(String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            return files.filter(f -> f.toString().endsWith(suffix)).findFirst().orElseThrow();
        }
    }
}
