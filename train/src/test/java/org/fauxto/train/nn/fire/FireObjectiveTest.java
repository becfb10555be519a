// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fauxto.train.engine.ObjectiveProbe;
import org.fauxto.train.golden.Hashed;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.onnx.BothReadings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The objective's gradient is that of its values, and flat pictures do not break it. */
class FireObjectiveTest {
    private static final FireNetwork NETWORK = Narrow.fire(FireNetwork.Masks.LEARNED);
    private static final ObjectiveProbe PROBE =
            new ObjectiveProbe(NETWORK, new FireObjective(NETWORK, FireObjective.Weights.PUBLISHED));

    /** Through spectrum, masks, inverse transform, frozen autoencoder and classifier, all of which the masks' weights reach. */
    @ParameterizedTest
    @CsvSource({
        "fmre.encoder.0.bias, 9",
        "fmre.middle.out.bias, 0",
        "fmre.rest.out.weight, 5",
        "fmre.rest.out.bias, 0",
        "fmre.rest.conv.bias, 0",
        "classifier.classifier.bias, 0"
    })
    void gradientsAreFiniteDifferences(String tensor, int index) {
        StateDict weights = Hashed.weights(NETWORK, "");
        HostTensor picture = Hashed.picture("picture", 2, Narrow.SIDE);
        double gradient = PROBE.at(weights, picture, 0, 1)
                .gradients()
                .tensors()
                .get(tensor)
                .values()[index];
        float step = 0.02f;
        double above =
                PROBE.at(moved(weights, tensor, index, step), picture, 0, 1).loss();
        double below =
                PROBE.at(moved(weights, tensor, index, -step), picture, 0, 1).loss();
        assertThat(gradient).isCloseTo((above - below) / (2 * step), within(1e-5 + 0.02 * Math.abs(gradient)));
        assertThat(Math.abs(gradient)).isGreaterThan(5e-5);
    }

    private static StateDict moved(StateDict weights, String tensor, int index, float by) {
        Map<String, HostTensor> tensors = new LinkedHashMap<>(weights.tensors());
        HostTensor old = weights.tensors().get(tensor);
        float[] values = old.values().clone();
        values[index] += by;
        tensors.put(tensor, new HostTensor(old.shape(), values));
        return new StateDict(tensors);
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 0.5f, 1})
    void flatPicturesGiveFiniteLossAndGradient(float level) {
        float[] values = new float[2 * 3 * Narrow.SIDE * Narrow.SIDE];
        Arrays.fill(values, level);
        HostTensor flat = new HostTensor(new long[] {2, 3, Narrow.SIDE, Narrow.SIDE}, values);
        List<StateDict> starts = List.of(Hashed.weights(NETWORK, ""), StateDict.initial(NETWORK.tensors(), 1));
        for (StateDict weights : starts) {
            ObjectiveProbe.Result result = PROBE.at(weights, flat, 0, 1);
            assertThat(result.loss()).isFinite();
            result.gradients().tensors().forEach((name, gradient) -> {
                for (float value : gradient.values()) {
                    assertThat(value).as(name).isFinite();
                }
            });
        }
    }

    /** Before training, both masks are the ring and its complement but for softened edges. */
    @Test
    void masksStartOnTheRing() throws Exception {
        StateDict weights = StateDict.initial(NETWORK.tensors(), 1);
        HostTensor picture = Hashed.picture("picture", 2, Narrow.SIDE);
        float[] ring = NETWORK.band().ring().values();
        for (HostTensor middle : BothReadings.of(new FirePiece(NETWORK, "middle"), weights, picture)) {
            int centre = Narrow.SIDE / 2 * Narrow.SIDE + Narrow.SIDE / 2;
            assertThat(middle.values()[centre]).isLessThan(0.1f);
            assertThat(middle.values()[centre + 20]).isGreaterThan(0.9f);
            double error = 0;
            for (int i = 0; i < ring.length; i++) {
                error += Math.abs(middle.values()[i] - ring[i]) / ring.length;
            }
            assertThat(error).isLessThan(0.15);
        }
    }

    @Test
    void refusesASideThatIsNoPowerOfTwo() {
        assertThatThrownBy(() -> new MiddleBand(224))
                .hasMessageContaining("power of two")
                .hasMessageContaining("224");
    }
}
