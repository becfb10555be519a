// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.export;

import java.util.Arrays;
import org.fauxto.model.PixelModel;
import org.fauxto.train.data.CropSource;
import org.fauxto.train.engine.TorchNetwork;
import org.fauxto.train.nn.HostTensor;

/**
 * How far ONNX Runtime, running the exported file, is from libtorch, running the network it was exported from.
 *
 * @param crops         compared
 * @param maxDifference largest absolute difference of two logits
 * @param maxLogit      largest absolute logit, to judge the difference by
 */
public record ParityCheck(int crops, double maxDifference, double maxLogit) {
    /** float32 sums in different orders differ by some 1e-6 of the values summed; this leaves room and still finds a wrong layer. */
    public static final double TOLERANCE = 1e-3;

    /** Compares on crops spread evenly over the source, one at a time as the detector does. */
    public static ParityCheck run(TorchNetwork network, PixelModel exported, CropSource source, int crops) {
        int side = source.cropSize();
        float[] crop = new float[3 * side * side];
        double difference = 0;
        double largest = 0;
        int n = Math.min(crops, source.size());
        for (int k = 0; k < n; k++) {
            source.fill((int) ((long) k * source.size() / n), 0, crop, 0);
            float[] copy = Arrays.copyOf(crop, crop.length);
            float expected = network.forward(new HostTensor(new long[] {1, 3, side, side}, copy))
                    .values()[0];
            float actual = exported.logits(crop, 1)[0];
            difference = Math.max(difference, Math.abs((double) actual - expected));
            largest = Math.max(largest, Math.abs(expected));
        }
        return new ParityCheck(n, difference, largest);
    }

    /** Whether the two are the same network, up to rounding. */
    public boolean passed() {
        return maxDifference <= TOLERANCE;
    }
}
