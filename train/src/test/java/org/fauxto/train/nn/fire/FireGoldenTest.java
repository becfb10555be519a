// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.fire;

import static org.assertj.core.api.Assertions.assertThat;

import org.fauxto.train.engine.ObjectiveProbe;
import org.fauxto.train.golden.Golden;
import org.fauxto.train.golden.Hashed;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.onnx.BothReadings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FIRE's pieces compute what the plain torch of {@code tools/golden/fire_reference.py} does; losses and gradients too. */
class FireGoldenTest {
    private static final String FIXTURE = "/fire/fire.json";
    private static final HostTensor PICTURE = Hashed.picture("picture", 2, Narrow.SIDE);

    @ParameterizedTest
    @CsvSource({
        "learned, spectrum",
        "learned, middle",
        "learned, rest",
        "learned, seen",
        "learned, pseudo",
        "learned, error",
        "learned, logits",
        "fixed, error",
        "fixed, logits",
        "none, error",
        "none, logits"
    })
    void bothReadingsOfEveryPiece(String masks, String piece) throws Exception {
        FireNetwork network = Narrow.fire(Narrow.masks(masks));
        StateDict weights = Hashed.weights(network, "");
        for (HostTensor output : BothReadings.of(new FirePiece(network, piece), weights, PICTURE)) {
            Golden.read(FIXTURE).assertClose(masks, piece, output, 200);
        }
    }

    @ParameterizedTest
    @CsvSource({"learned, loss, 0.2", "learned, loss without mask, 0", "fixed, loss, 0.2", "none, loss, 0.2"})
    void losses(String masks, String name, double maskWeight) throws Exception {
        ObjectiveProbe.Result result = probe(masks, new FireObjective.Weights(0.6, 0.2, maskWeight));
        HostTensor loss = new HostTensor(new long[] {}, new float[] {(float) result.loss()});
        Golden.read(FIXTURE).assertClose(masks, name, loss);
    }

    @Test
    void gradientsOfTheMasks() throws Exception {
        Golden golden = Golden.read(FIXTURE);
        StateDict gradients = probe("learned", FireObjective.Weights.PUBLISHED).gradients();
        for (String name : golden.cases().get("gradients").propertyNames()) {
            golden.assertClose("gradients", name, gradients.tensors().get(name), 60);
        }
    }

    @Test
    void theAutoencoderTakesNoGradientAndFixedMasksHaveNothingToLearn() {
        FireObjective.Weights published = FireObjective.Weights.PUBLISHED;
        assertThat(probe("learned", published).gradients().tensors().keySet())
                .noneMatch(name -> name.startsWith("autoencoder."))
                .anyMatch(name -> name.startsWith("fmre.rest."));
        assertThat(probe("fixed", published).gradients().tensors().keySet())
                .allMatch(name -> name.startsWith("classifier."));
    }

    private static ObjectiveProbe.Result probe(String masks, FireObjective.Weights weights) {
        FireNetwork network = Narrow.fire(Narrow.masks(masks));
        return new ObjectiveProbe(network, new FireObjective(network, weights))
                .at(Hashed.weights(network, ""), PICTURE, 0, 1);
    }
}
