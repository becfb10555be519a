// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.fauxto.train.config.TrainConfig;
import org.fauxto.train.data.CropSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    private static final CropSource TRAIN = new TwoTextures(60, 32);
    private static final CropSource VALIDATION = new TwoTextures(40, 32);

    @TempDir
    private Path folder;

    @Test
    void lossFallsAndTheClassesSeparate() throws IOException {
        RunDirectory run = RunDirectory.create(folder.resolve("run"));
        Position end = trainer(TinyConfig.of(6), run).run(Starts.random(TinyConfig.of(6), run), () -> false);

        assertThat(end.epoch()).isEqualTo(6);
        EpochRecord first = end.history().get(0);
        EpochRecord last = end.history().get(5);
        assertThat(last.trainLoss()).isLessThan(0.5 * first.trainLoss());
        assertThat(last.valAuc()).isGreaterThan(0.99);
        assertThat(last.steps()).isEqualTo(48);
        assertThat(run.best()).exists();
        assertThat(Files.readAllLines(folder.resolve("run/epochs.csv"))).hasSize(7);
    }

    @Test
    void aRunStoppedAnywhereEndsWithTheSameBits() throws IOException {
        stopAndCompare(TinyConfig.of(3), 5, 3);
    }

    @Test
    void soDoesOneThatAccumulatesAndKeepsNoAverage() throws IOException {
        // 8 batches in groups of 3, 3 and 2
        stopAndCompare(TinyConfig.of(3, TinyConfig.loop(3, 0, 0)), 2, 3);
    }

    private void stopAndCompare(TrainConfig config, int after, int epochs) throws IOException {
        RunDirectory whole = RunDirectory.create(folder.resolve("whole"));
        trainer(config, whole).run(Starts.random(config, whole), () -> false);

        RunDirectory parts = RunDirectory.create(folder.resolve("parts"));
        Checkpoint from = Starts.random(config, parts);
        int stops = 0;
        while (from.position().epoch() < epochs) {
            AtomicInteger asked = new AtomicInteger();
            trainer(config, parts).run(from, () -> asked.incrementAndGet() > after); // in the middle of epochs
            from = Checkpoint.read(parts.last());
            stops++;
        }

        assertThat(stops).isGreaterThan(epochs);
        Runs.assertSameBits(parts, whole);
        assertThat(Files.readAllLines(parts.steps())).hasSize(1 + 8 * epochs);
        assertThat(losses(parts)).isEqualTo(losses(whole));
    }

    private static List<String> losses(RunDirectory run) throws IOException {
        return Files.readAllLines(run.steps()).stream()
                .map(row -> row.substring(0, row.lastIndexOf(',', row.lastIndexOf(',') - 1)))
                .toList();
    }

    @Test
    void accumulatingMakesFewerUpdatesOfTheMeanGradient() throws IOException {
        TrainConfig config = TinyConfig.of(1, TinyConfig.loop(3, 0, 0));
        RunDirectory run = RunDirectory.create(folder.resolve("run"));
        Position end = trainer(config, run).run(Starts.random(config, run), () -> false);
        assertThat(end.history().get(0).steps()).isEqualTo(3);
    }

    @Test
    void trainingEndsWhenPatienceDoes() throws IOException {
        TrainConfig config = TinyConfig.of(30, TinyConfig.loop(1, 0, 2));
        RunDirectory run = RunDirectory.create(folder.resolve("run"));
        // a validation that training cannot improve: the same picture under both labels
        CropSource hopeless = new Relabelled(TRAIN);
        Position end = new Trainer(config, TRAIN, hopeless, run, TrainingObserver.NONE)
                .run(Starts.random(config, run), () -> false);
        assertThat(end.epoch()).isLessThan(30);
        assertThat(end.epochsWithoutProgress()).isEqualTo(2);
        assertThat(Trainer.finished(config, Checkpoint.read(run.last()).position()))
                .isTrue();
        Position again = trainer(config, run).run(Checkpoint.read(run.last()), () -> false);
        assertThat(again.epoch()).isEqualTo(end.epoch());
    }

    /** All pictures alike, with either label. */
    private record Relabelled(CropSource of) implements CropSource {
        @Override
        public int size() {
            return of.size();
        }

        @Override
        public int cropSize() {
            return of.cropSize();
        }

        @Override
        public int label(int i) {
            return of.label(i);
        }

        @Override
        public String source(int i) {
            return of.source(i);
        }

        @Override
        public int picture(int i) {
            return of.picture(i);
        }

        @Override
        public void fill(int i, long epoch, float[] dst, int offset) {
            of.fill(0, 0, dst, offset);
        }
    }

    @Test
    void aBatchThatIsNotFiniteIsCountedAndChangesNothing() throws IOException {
        CropSource broken = new CropSource() {
            @Override
            public int size() {
                return 60;
            }

            @Override
            public int cropSize() {
                return 32;
            }

            @Override
            public int label(int i) {
                return TRAIN.label(i);
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
                TRAIN.fill(i, epoch, dst, offset);
                dst[offset] = Float.NaN;
            }
        };
        TrainConfig config = TinyConfig.of(1);
        RunDirectory run = RunDirectory.create(folder.resolve("run"));
        Checkpoint start = Starts.random(config, run);
        Position end = new Trainer(config, broken, VALIDATION, run, TrainingObserver.NONE).run(start, () -> false);

        assertThat(end.history().get(0).skippedBatches()).isEqualTo(8);
        assertThat(Checkpoint.read(run.last()).state()).isEqualTo(start.state());
    }

    @Test
    void aDirectoryHoldsOneRun() throws IOException {
        RunDirectory run = RunDirectory.create(folder.resolve("run"));
        Files.writeString(run.config(), "seed: 1\n");
        assertThatThrownBy(() -> RunDirectory.create(run.path()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("--resume");
    }

    @Test
    void bothClassesAreNeeded() {
        CropSource oneClass = new TwoTextures(1, 32);
        RunDirectory run = new RunDirectory(folder);
        assertThatThrownBy(() -> new Trainer(TinyConfig.of(1), oneClass, VALIDATION, run, TrainingObserver.NONE))
                .hasMessageContaining("no picture of label 1");
    }

    private static Trainer trainer(TrainConfig config, RunDirectory run) {
        return new Trainer(config, TRAIN, VALIDATION, run, TrainingObserver.NONE);
    }
}
