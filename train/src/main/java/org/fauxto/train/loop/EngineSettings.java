// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import org.fauxto.train.config.LoopConfig;
import org.fauxto.train.config.TrainConfig;
import org.fauxto.train.engine.ComputeSettings;
import org.fauxto.train.engine.LossScale;
import org.fauxto.train.engine.OptimiserSettings;
import org.fauxto.train.engine.Torch;

/** What a configuration says, in the engine's terms. */
public final class EngineSettings {
    private EngineSettings() {}

    static OptimiserSettings optimiser(TrainConfig config) {
        var o = config.optimiser();
        return new OptimiserSettings(
                o.beta1(),
                o.beta2(),
                o.epsilon(),
                o.weightDecay(),
                o.clipNorm(),
                config.loop().emaDecay(),
                config.loop().accumulate(),
                o.fused());
    }

    /** Narrow numbers where the device is faster with them, float32 otherwise; {@link #precisionNote} says so. */
    public static ComputeSettings compute(LoopConfig loop) {
        return new ComputeSettings(
                loop.threads(),
                loop.device() == LoopConfig.Device.CUDA ? ComputeSettings.Device.CUDA : ComputeSettings.Device.CPU,
                precisionNote(loop).isEmpty()
                        ? ComputeSettings.Precision.valueOf(loop.precision().name())
                        : ComputeSettings.Precision.FLOAT32,
                loop.channelsLast());
    }

    /** Why the wanted precision is not used, in a line; empty where it is. */
    public static String precisionNote(LoopConfig loop) {
        if (loop.device() == LoopConfig.Device.CUDA || loop.precision() == LoopConfig.Precision.FLOAT32) {
            return "";
        }
        if (loop.precision() == LoopConfig.Precision.FLOAT16) {
            return "loop.precision float16 needs loop.device cuda; this run computes in float32";
        }
        return Torch.nativeBfloat16()
                ? ""
                : "loop.precision bfloat16: this CPU has no bfloat16 instructions (some 30 times slower without), or libtorch"
                        + " computes wrongly with them (docs/adr/0005); this run computes in float32";
    }

    static LossScale scale(LoopConfig loop) {
        return compute(loop).precision() == ComputeSettings.Precision.FLOAT16 ? LossScale.HALF : LossScale.NONE;
    }
}
