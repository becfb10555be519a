// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.SplittableRandom;
import org.fauxto.train.engine.ComputeSettings;
import org.fauxto.train.engine.LossScale;
import org.fauxto.train.engine.OptimiserSettings;
import org.fauxto.train.engine.TrainingEngine;
import org.fauxto.train.engine.TrainingState;
import org.fauxto.train.nn.Backbone;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Linear;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.backbone.Backbones;
import org.fauxto.train.system.Assembly;

/**
 * One short run of training steps on one batch, all weights trained, for tools/measure/throughput/compare.py. A step is what the loop makes
 * of a batch: upload, forward, backward, gradient norm, AdamW, the loss and the logits read back.
 *
 * <p>Arguments: network, batch, side, threads, warm-up steps, timed steps, then {@code channels_last} and {@code fused} as wanted. Prints
 * seconds and processor seconds of each timed step, and the last loss.
 */
public final class TrainingThroughput {
    private static final OperatingSystemMXBean OS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private TrainingThroughput() {}

    /** Runs. */
    public static void main(String... args) {
        String options = String.join(" ", args);
        int batch = Integer.parseInt(args[1]);
        int side = Integer.parseInt(args[2]);
        int warmUp = Integer.parseInt(args[4]);
        int timed = Integer.parseInt(args[5]);
        Backbone backbone = Backbones.create(args[0], side, 1000);
        Layer network =
                new Sequential(backbone.statistics(), backbone.features(), new Linear("head", backbone.width(), 1));
        ComputeSettings compute = new ComputeSettings(
                Integer.parseInt(args[3]),
                ComputeSettings.Device.CPU,
                ComputeSettings.Precision.FLOAT32,
                options.contains("channels_last"));
        OptimiserSettings optimiser = new OptimiserSettings(
                0.9, 0.999, 1e-8, 0.05, Double.POSITIVE_INFINITY, 0, 1, options.contains("fused"));
        StateDict weights = StateDict.initial(network.tensors(), 1);
        TrainingState start = TrainingState.initial(network.tensors(), weights, false, LossScale.NONE);
        try (TrainingEngine engine = new TrainingEngine(Assembly.plain(network), optimiser, compute, weights, start)) {
            HostTensor pictures = pictures(batch, side);
            float[] targets = new float[batch];
            for (int k = 0; k < batch; k++) {
                targets[k] = k % 2;
            }
            double loss = 0;
            for (int step = 0; step < warmUp + timed; step++) {
                long cpu = OS.getProcessCpuTime();
                long wall = System.nanoTime();
                loss = engine.step(pictures, targets, 1e-4, step, true).loss();
                if (step >= warmUp) {
                    System.out.printf(
                            Locale.ROOT,
                            "step %.6f %.6f%n",
                            (System.nanoTime() - wall) / 1e9,
                            (OS.getProcessCpuTime() - cpu) / 1e9);
                }
            }
            System.out.printf(Locale.ROOT, "loss %.6f%n", loss);
        }
    }

    private static HostTensor pictures(int batch, int side) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[batch * 3 * side * side];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) random.nextDouble();
        }
        return new HostTensor(new long[] {batch, 3, side, side}, values);
    }
}
