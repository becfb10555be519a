// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.fauxto.train.golden.Golden;
import org.fauxto.train.golden.Hashed;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.onnx.BothReadings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Autoencoders compute what the plain torch of {@code tools/golden/autoencoder_reference.py} does, in libtorch and ONNX Runtime. */
class AutoencoderGoldenTest {
    private static final String FIXTURE = "/autoencoder/autoencoder.json";
    private static final String PREFIX = "autoencoder.";
    private static final AutoencoderKl.Shape NARROW = new AutoencoderKl.Shape(List.of(8, 16, 24), 2, 4, 4);

    static Stream<Arguments> narrow() {
        return Stream.of(
                Arguments.of("kl", new AutoencoderKl(PREFIX, NARROW, 32)),
                Arguments.of("taesd", new TinyAutoencoder(PREFIX, new TinyAutoencoder.Shape(8, 4, false))),
                Arguments.of("taef2 narrow", new TinyAutoencoder(PREFIX, new TinyAutoencoder.Shape(8, 6, true))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("narrow")
    void hashedWeights(String name, Autoencoder autoencoder) throws Exception {
        check(name, autoencoder, Hashed.weights(autoencoder, PREFIX), 32);
    }

    @Test
    void realWeights() throws Exception {
        TinyAutoencoder taef2 = new TinyAutoencoder(PREFIX, TinyAutoencoder.Shape.TAEF2);
        StateDict weights = Taef2.weights(PREFIX);
        assertThat(taef2.tensors().stream().map(TensorSpec::name))
                .containsExactlyInAnyOrderElementsOf(weights.tensors().keySet());
        check("taef2", taef2, weights, 64);
    }

    private static void check(String name, Autoencoder autoencoder, StateDict weights, int side) throws Exception {
        Golden golden = Golden.read(FIXTURE);
        HostTensor input = Hashed.picture("picture", 2, side);
        for (HostTensor latent : BothReadings.of(new EncoderOf(autoencoder), weights, input)) {
            golden.assertClose(name, "latent", latent);
        }
        for (HostTensor output : BothReadings.of(autoencoder, weights, input)) {
            assertThat(output.shape()).containsExactly(2, 3, side, side);
            golden.assertClose(name, "output", output);
        }
    }

    @Test
    void stableDiffusionHasThePublishedNamesAndSize() {
        AutoencoderKl vae = new AutoencoderKl("", AutoencoderKl.Shape.STABLE_DIFFUSION, 256);
        assertThat(vae.tensors().stream().mapToLong(TensorSpec::size).sum()).isEqualTo(83_653_863);
        assertThat(vae.tensors().stream().map(TensorSpec::name))
                .hasSize(248)
                .contains(
                        "encoder.conv_in.weight",
                        "encoder.down_blocks.1.resnets.0.conv_shortcut.weight",
                        "encoder.down_blocks.2.downsamplers.0.conv.bias",
                        "encoder.mid_block.attentions.0.group_norm.weight",
                        "quant_conv.weight",
                        "post_quant_conv.bias",
                        "decoder.up_blocks.0.resnets.2.norm2.bias",
                        "decoder.up_blocks.2.upsamplers.0.conv.weight",
                        "decoder.conv_norm_out.weight")
                .doesNotContain("encoder.down_blocks.3.downsamplers.0.conv.weight");
    }

    @Test
    void olderNamesOfAttentionAreUnderstood() {
        String attention = "decoder.mid_block.attentions.0.";
        assertThat(List.of(
                        "query.weight", "key.bias", "value.weight", "proj_attn.bias", "to_q.weight", "group_norm.bias"))
                .extracting(name -> AutoencoderKl.currentName(attention + name))
                .containsExactly(
                        attention + "to_q.weight",
                        attention + "to_k.bias",
                        attention + "to_v.weight",
                        attention + "to_out.0.bias",
                        attention + "to_q.weight",
                        attention + "group_norm.bias");
    }

    @Test
    void refusesASideThatDoesNotHalve() {
        assertThatThrownBy(() -> new AutoencoderKl("", AutoencoderKl.Shape.STABLE_DIFFUSION, 100))
                .hasMessageContaining("multiple of 8")
                .hasMessageContaining("100");
    }
}
