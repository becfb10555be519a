// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.IntBuffer;
import org.fauxto.train.golden.Hashed;
import org.fauxto.train.nn.Conv2d;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Objective;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TrainingBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiddenCachesTest {
    /** As oneDNN was seen to hold it: topology, sizes, sharing, levels. */
    private static final int[] MEMORY = {
        50339854, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 3, 0, 2
    };

    @Test
    void findsTheRecordAndNothingLikeIt() {
        assertThat(HiddenCaches.find(IntBuffer.wrap(MEMORY))).hasSize(1);
        assertThat(HiddenCaches.find(IntBuffer.wrap(MEMORY)).get(0).put(0, 7).get(20))
                .isEqualTo(3);
        int[] known = MEMORY.clone();
        known[6] = 1 << 20;
        assertThat(HiddenCaches.find(IntBuffer.wrap(known))).isEmpty();
        assertThat(HiddenCaches.find(IntBuffer.wrap(MEMORY, 0, 25).slice())).isEmpty();
    }

    @Test
    void takesTheSecondLevelFromLinuxAndASmallOneWhereItSaysNothing() {
        assertThat(HiddenCaches.second("model name\t: AMD EPYC\ncache size\t: 1024 KB\nflags\t: sse\n"))
                .isEqualTo(1024 * 1024);
        assertThat(HiddenCaches.second("cache size\t: 64 KB\n")).isEqualTo(512 * 1024);
        assertThat(HiddenCaches.second("")).isEqualTo(512 * 1024);
    }

    @Test
    void thereIsNothingToTellTwice() {
        Torch.start(1);

        assertThat(HiddenCaches.tell()).isFalse();
    }

    /** Shapes of ResNet-50. Where caches are hidden and oneDNN is not told, the first of them ends the process. */
    @ParameterizedTest
    @CsvSource({"256, 1024, 1, 2", "1024, 512, 1, 2", "512, 1024, 2, 1", "1024, 2048, 2, 1"})
    void widePointwiseConvolutionsAreComputed(int in, int out, int stride, int threads) {
        int side = 8;
        Conv2d convolution = new Conv2d("conv", in, out, 1, stride, 1, false);
        StateDict weights = Hashed.weights(convolution, "");
        HostTensor x = Hashed.picture("wide", 2, in, side);
        Objective mean = new Objective() {
            @Override
            public <T> T loss(TrainingBackend<T> b, T input, T targets) {
                return b.meanOfAll(convolution.forward(b, input));
            }
        };

        float[] y;
        try (TorchNetwork network = new TorchNetwork(convolution, weights, threads)) {
            y = network.forward(x).values();
        }
        HostTensor gradient = new ObjectiveProbe(convolution, mean, threads)
                .at(weights, x, 0)
                .gradients()
                .tensors()
                .get("conv.weight");

        float[] kernel = weights.tensors().get("conv.weight").values();
        double product = 0;
        double sum = 0;
        int outputs = side / stride * (side / stride);
        for (int c = 0; c < in; c++) {
            product += (double) kernel[3 * in + c] * x.values()[c * side * side];
        }
        for (int n = 0; n < 2; n++) {
            for (int place = 0; place < outputs; place++) {
                int row = place / (side / stride) * stride;
                int column = place % (side / stride) * stride;
                sum += x.values()[((n * in + 5) * side + row) * side + column];
            }
        }
        assertThat((double) y[3 * outputs]).isCloseTo(product, within(1e-4 * Math.max(1, Math.abs(product))));
        assertThat((double) gradient.values()[7 * in + 5]).isCloseTo(sum / (2.0 * out * outputs), within(1e-7));
    }
}
