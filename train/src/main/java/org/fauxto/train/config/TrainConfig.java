// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import org.fauxto.train.data.AugmentConfig;
import org.fauxto.train.data.DataConfig;
import org.fauxto.train.system.Assembly;

/**
 * A whole training configuration; {@code configs/default.yaml} explains every number.
 *
 * @param seed      of weights, crops and order
 * @param startFrom folder of a run whose best weights this one starts with wherever names agree, or {@value #NOTHING}
 */
public record TrainConfig(
        long seed,
        String startFrom,
        DataConfig data,
        AugmentConfig augment,
        ModelConfig model,
        OptimiserConfig optimiser,
        ScheduleConfig schedule,
        LoopConfig loop,
        ArtefactConfig artefact) {
    /** In {@link #startFrom}: published or random weights only. */
    public static final String NOTHING = "none";

    public TrainConfig {
        augment.requireSuits(data.cropSize(), data.valCrops(), artefact.cropsPerImage(), artefact.shrunk());
    }

    /** The system of section {@code model}, for crops of this configuration's size. */
    public Assembly assemble() {
        return model.assemble(data.cropSize());
    }
}
