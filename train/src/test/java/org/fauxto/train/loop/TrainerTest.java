// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Position end = trainer(TinyConfig.of(6), run).run(Trainer.start(TinyConfig.of(6)), () -> false);

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
        TrainConfig config = TinyConfig.of(3);
        RunDirectory whole = RunDirectory.create(folder.resolve("whole"));
        trainer(config, whole).run(Trainer.start(config), () -> false);

        RunDirectory parts = RunDirectory.create(folder.resolve("parts"));
        Checkpoint from = Trainer.start(config);
        int stops = 0;
        while (from.position().epoch() < 3) {
            AtomicInteger asked = new AtomicInteger();
            trainer(config, parts).run(from, () -> asked.incrementAndGet() > 5); // in the middle of epochs
            from = Checkpoint.read(parts.last());
            stops++;
        }

        assertThat(stops).isGreaterThan(3);
        assertThat(parts.last()).hasSameBinaryContentAs(whole.last());
        assertThat(parts.best()).hasSameBinaryContentAs(whole.best());
        assertThat(folder.resolve("parts/epochs.csv")).hasSameBinaryContentAs(folder.resolve("whole/epochs.csv"));
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
        Checkpoint start = Trainer.start(config);
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
