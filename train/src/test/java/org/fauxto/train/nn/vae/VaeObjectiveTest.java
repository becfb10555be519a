// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fauxto.train.engine.ObjectiveProbe;
import org.fauxto.train.golden.Hashed;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.StateDict;
import org.junit.jupiter.api.Test;

/** The autoencoder learns from human pictures and from nothing else. */
class VaeObjectiveTest {
    private static final int SIDE = 16;
    private static final VaeNetwork NETWORK = new VaeNetwork(SIDE, List.of(4, 6), 3, 0);
    private static final StateDict WEIGHTS = Hashed.weights(NETWORK, "");
    /** Of both labels, where the targets say which. */
    private static final HostTensor PICTURES = Hashed.picture("pictures", 3, SIDE);

    @Test
    void theClassifiersLossDoesNotReachTheAutoencoder() {
        StateDict once = gradients(1, 1, PICTURES, 0, 1, 0);
        StateDict tenTimes = gradients(1, 10, PICTURES, 0, 1, 0);
        assertThat(once.part("vae.")).isEqualTo(tenTimes.part("vae."));
        assertThat(largest(once.part("vae."))).isGreaterThan(1e-4f);
        assertThat(largest(tenTimes.part("classifier.")))
                .isCloseTo(10 * largest(once.part("classifier.")), within(1e-4f));
    }

    @Test
    void theBoundDoesNotReachTheClassifier() {
        assertThat(gradients(1, 1, PICTURES, 0, 1, 0).part("classifier."))
                .isEqualTo(gradients(10, 1, PICTURES, 0, 1, 0).part("classifier."));
    }

    @Test
    void anotherAiPictureChangesNothingOfTheAutoencoder() {
        HostTensor other = new HostTensor(PICTURES.shape(), PICTURES.values().clone());
        int size = 3 * SIDE * SIDE;
        Arrays.fill(other.values(), size, 2 * size, 0.9f); // the second
        StateDict one = gradients(1, 1, PICTURES, 0, 1, 0).part("vae.");
        assertThat(apart(gradients(1, 1, other, 0, 1, 0).part("vae."), one)).isLessThan(1e-7f);
        // called human, it would
        StateDict asHuman = gradients(1, 1, PICTURES, 0, 0, 0).part("vae.");
        assertThat(apart(gradients(1, 1, other, 0, 0, 0).part("vae."), asHuman)).isGreaterThan(1e-3f);
    }

    @Test
    void aBatchWithoutHumanPicturesTeachesTheAutoencoderNothing() {
        StateDict gradients = gradients(1, 1, PICTURES, 1, 0.975f, 0.5f);
        assertThat(largest(gradients.part("vae."))).isZero();
        assertThat(largest(gradients.part("classifier."))).isPositive();
    }

    @Test
    void smoothedTargetsTeachTheAutoencoderTheSame() {
        StateDict hard = gradients(1, 1, PICTURES, 0, 1, 0).part("vae.");
        StateDict soft = gradients(1, 1, PICTURES, 0.1f, 0.9f, 0.1f).part("vae.");
        assertThat(apart(soft, hard)).isLessThan(1e-6f);
    }

    @Test
    void refusesASideThatCannotBeHalvedSoOften() {
        assertThatThrownBy(() -> new VaeNetwork(36, List.of(4, 6, 8), 3, 0))
                .hasMessageContaining("multiple of 8")
                .hasMessageContaining("36");
    }

    private static ObjectiveProbe probe(double elbo, double classification) {
        return new ObjectiveProbe(
                NETWORK, new VaeObjective(NETWORK, 0.3, new VaeObjective.Weights(elbo, classification)));
    }

    private static StateDict gradients(double elbo, double classification, HostTensor pictures, float... targets) {
        return probe(elbo, classification).at(WEIGHTS, pictures, targets).gradients();
    }

    /** Largest difference of two values. */
    private static float apart(StateDict one, StateDict other) {
        float apart = 0;
        for (Map.Entry<String, HostTensor> entry : one.tensors().entrySet()) {
            float[] values = other.tensors().get(entry.getKey()).values();
            for (int i = 0; i < values.length; i++) {
                apart = Math.max(apart, Math.abs(values[i] - entry.getValue().values()[i]));
            }
        }
        return apart;
    }

    private static float largest(StateDict tensors) {
        float largest = 0;
        for (HostTensor tensor : tensors.tensors().values()) {
            for (float value : tensor.values()) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return largest;
    }
}
