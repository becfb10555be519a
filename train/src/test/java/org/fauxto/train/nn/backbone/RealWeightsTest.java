// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.Pixels;
import org.fauxto.image.transform.WholeView;
import org.fauxto.train.data.FilePictureReader;
import org.fauxto.train.engine.TorchNetwork;
import org.fauxto.train.nn.Backbone;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.Sequential;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.onnx.OnnxFile;
import org.fauxto.train.system.WeightSource;
import org.fauxto.train.weights.SharedWeights;
import org.fauxto.train.weights.WeightLoader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that were trained on ImageNet, with the weights that lie beside the checkout and not in it; skipped where they are missing. */
class RealWeightsTest {
    private static final int SIDE = 224;
    private static final int TOP = 5;

    @TempDir
    private Path folder;

    /** The ONNX zoo's vectors: pictures of noise in 0..255, not normalised; logits behind the last ReLU, no softmax. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void squeezeNetGivesThePublishedVectors(int set) throws Exception {
        Backbone network = SqueezeNet.create(1000);
        StateDict weights = weights(network, "squeezenet1_1_imagenet.safetensors");
        Path vectors = SharedWeights.file("squeezenet1_1_vectors/" + set);
        HostTensor input =
                new HostTensor(new long[] {1, 3, SIDE, SIDE}, npy(vectors.resolve("input_0.npy"), 3 * SIDE * SIDE));
        float[] published = npy(vectors.resolve("output_0.npy"), 1000);
        try (TorchNetwork torch = new TorchNetwork(network, weights, 1)) {
            assertClose(published, torch.forward(input).values());
        }
        assertClose(
                published,
                OnnxFile.run(folder, network, weights, input, 1, 1000).values());
    }

    /** The fourth sample, an astronaut, shows nothing that ImageNet has a class for; PyTorch calls her a jersey with these weights, too. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            photo-chelsea.jpg,   Egyptian cat
            photo-coffee.jpg,    espresso
            photo-rocket.jpg,    missile
            """)
    void photographsShowWhatTheyShow(String photograph, String label) throws Exception {
        assertThat(top(MobileNetV2.folded(SIDE, 1001), "mobilenet_v2_imagenet.safetensors", 0, photograph))
                .as("MobileNetV2")
                .contains(label);
        assertThat(top(SqueezeNet.create(1000), "squeezenet1_1_imagenet.safetensors", 1, photograph))
                .as("SqueezeNet")
                .contains(label);
    }

    /** The likeliest labels; those of a network without a background class are shifted by one. */
    private static List<String> top(Backbone backbone, String file, int shift, String photograph) throws Exception {
        Layer network = new Sequential(backbone.statistics(), backbone);
        Pixels picture = new WholeView(256, SIDE)
                .of(new FilePictureReader(ImageLimits.DEFAULT).read(Path.of("../samples", photograph)));
        try (TorchNetwork torch = new TorchNetwork(network, weights(backbone, file), 1)) {
            float[] logits = torch.forward(planes(picture)).values();
            List<String> labels = Files.readAllLines(SharedWeights.file("imagenet_labels.txt"));
            return IntStream.range(0, logits.length)
                    .boxed()
                    .sorted(Comparator.comparing((Integer i) -> -logits[i]))
                    .limit(TOP)
                    .map(i -> labels.get(i + shift))
                    .toList();
        }
    }

    /** From the published file itself, under its own names. */
    private static StateDict weights(Layer network, String file) throws Exception {
        String path = SharedWeights.file(file).toString();
        return WeightLoader.standard().load(new WeightSource("", path), network.tensors());
    }

    /** Float32 in C order, format version 1. */
    private static float[] npy(Path file, int size) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[size];
        bytes.position(10 + bytes.getShort(8)).asFloatBuffer().get(values);
        return values;
    }

    private static HostTensor planes(Pixels picture) {
        float[] values = new float[3 * SIDE * SIDE];
        byte[] rgb = picture.rgb();
        for (int i = 0; i < values.length; i++) {
            values[i] = (rgb[i % (SIDE * SIDE) * 3 + i / (SIDE * SIDE)] & 0xFF) / 255f;
        }
        return new HostTensor(new long[] {1, 3, SIDE, SIDE}, values);
    }

    private static void assertClose(float[] expected, float[] actual) {
        float largest = 0;
        float error = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            error = Math.max(error, Math.abs(actual[i] - expected[i]));
        }
        assertThat(actual).hasSameSizeAs(expected);
        assertThat(error / largest).isLessThan(1e-4f);
    }
}
