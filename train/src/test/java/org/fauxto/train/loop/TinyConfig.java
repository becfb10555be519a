// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.util.List;
import org.fauxto.train.config.ArtefactConfig;
import org.fauxto.train.config.LoopConfig;
import org.fauxto.train.config.OptimiserConfig;
import org.fauxto.train.config.ResidualNetConfig;
import org.fauxto.train.config.ScheduleConfig;
import org.fauxto.train.config.TrainConfig;
import org.fauxto.train.data.AugmentConfig;
import org.fauxto.train.data.CropAugment;
import org.fauxto.train.data.DataConfig;
import org.fauxto.train.data.WholeAugment;
import org.fauxto.train.onnx.WeightStorage;

/** Small enough for a test, with everything switched on: dropout, averaging, clipping, warm-up, two workers. */
public final class TinyConfig {
    private TinyConfig() {}

    public static TrainConfig of(int epochs) {
        return new TrainConfig(
                7,
                TrainConfig.NOTHING,
                new DataConfig("train.csv", "val.csv", 32, 1, 0, DataConfig.NO_FOLDER),
                CropAugment.DEFAULT,
                new ResidualNetConfig(4, List.of(4, 8), 1, 0.2),
                new OptimiserConfig(0.01, 0.9, 0.999, 1e-8, 0.01, 1, false),
                new ScheduleConfig.WarmupCosine(epochs, 0.5, 0.1),
                loop(1, 0.9, 0),
                artefact(4));
    }

    /** The same with another loop. */
    public static TrainConfig of(int epochs, LoopConfig loop) {
        TrainConfig c = of(epochs);
        return with(c, c.augment(), loop, c.artefact());
    }

    /** The same with another artefact. */
    public static TrainConfig of(int epochs, ArtefactConfig artefact) {
        TrainConfig c = of(epochs);
        return with(c, c.augment(), c.loop(), artefact);
    }

    /** The same with whole pictures; a picture has one view then. */
    public static TrainConfig of(int epochs, WholeAugment augment) {
        return with(of(epochs), augment, loop(1, 0, 0), artefact(1));
    }

    private static TrainConfig with(TrainConfig c, AugmentConfig augment, LoopConfig loop, ArtefactConfig artefact) {
        return new TrainConfig(
                c.seed(), c.startFrom(), c.data(), augment, c.model(), c.optimiser(), c.schedule(), loop, artefact);
    }

    private static ArtefactConfig artefact(int cropsPerImage) {
        return new ArtefactConfig(
                "tiny", "1", cropsPerImage, List.of(), ArtefactConfig.VALIDATION, WeightStorage.FLOAT32, "Apache-2.0");
    }

    public static LoopConfig loop(int accumulate, double emaDecay, int patience) {
        return new LoopConfig(
                8,
                accumulate,
                64,
                0.5,
                0.05,
                emaDecay,
                2,
                2,
                LoopConfig.Device.CPU,
                LoopConfig.Precision.FLOAT32,
                false,
                0,
                LoopConfig.Selection.VAL_AUC,
                patience,
                true);
    }
}
