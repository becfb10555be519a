// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.vae;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fauxto.train.engine.ObjectiveProbe;
import org.fauxto.train.golden.Golden;
import org.fauxto.train.golden.Hashed;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TrainingBackend;
import org.fauxto.train.onnx.BothReadings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pieces, loss and gradients are those of the plain torch of {@code tools/golden/vae_reference.py}. */
class VaeGoldenTest {
    private static final String FIXTURE = "/vae/vae.json";
    private static final VaeNetwork NETWORK = new VaeNetwork(32, List.of(6, 10), 5, 0);
    private static final HostTensor PICTURE = Hashed.picture("picture", 3, 32);

    @ParameterizedTest
    @ValueSource(strings = {"mean", "error", "logits"})
    void bothReadingsOfEveryPiece(String piece) throws Exception {
        StateDict weights = Hashed.weights(NETWORK, "");
        for (HostTensor output : BothReadings.of(new VaePiece(NETWORK, piece), weights, PICTURE)) {
            Golden.read(FIXTURE).assertClose("vae", piece, output, 200);
        }
    }

    @Test
    void lossAndGradientsOfEveryTensor() throws Exception {
        Golden golden = Golden.read(FIXTURE);
        VaeObjective objective = new VaeObjective(NETWORK, 0.3, new VaeObjective.Weights(2, 0.5), new TenfoldHashed());
        ObjectiveProbe.Result result =
                new ObjectiveProbe(NETWORK, objective).at(Hashed.weights(NETWORK, ""), PICTURE, 0.05f, 0.95f, 0.05f);
        golden.assertClose("vae", "loss", new HostTensor(new long[] {}, new float[] {(float) result.loss()}));
        assertThat(result.gradients().tensors().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        golden.cases().get("gradients").propertyNames());
        result.gradients().tensors().forEach((name, gradient) -> golden.assertClose("gradients", name, gradient, 60));
    }

    /** The fixture's noise, for a batch of three. */
    private record TenfoldHashed() implements VaeObjective.Noise {
        @Override
        public <T> T like(TrainingBackend<T> backend, T x) {
            return backend.scale(backend.constant("noise", Hashed.weight("noise", 3, 5, 8, 8)), 10);
        }
    }
}
