// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final Catalogue STANDARD = Catalogue.standard();

    /** torchvision names its files after what is in them. */
    @Test
    void checksumsAreThoseInTheFilesNames() {
        assertThat(STANDARD.publications().stream()
                        .flatMap(p -> p.files().stream())
                        .filter(f -> f.from().contains("download.pytorch.org")))
                .hasSizeGreaterThan(30)
                .allSatisfy(f -> assertThat(f.file()).endsWith("-" + f.sha256().substring(0, 8) + ".pth"));
    }

    @Test
    void everyNetworkIsKnown() {
        assertThat(STANDARD.publications())
                .allSatisfy(p -> assertThat(Networks.tensors(p)).as(p.network()).isPresent());
    }

    /** A mapping that turns numbers into modules reaches every module once. */
    @Test
    void numberedMappingsNameTheNetworksConvolutions() {
        for (NameMapping mapping : STANDARD.mappings()) {
            for (NameMapping.Rule rule : mapping.rules()) {
                Set<String> distinct = rule.modules().stream().collect(Collectors.toSet());
                assertThat(distinct).hasSameSizeAs(rule.modules());
            }
        }
        NameMapping squeezeNet =
                STANDARD.mapping(STANDARD.find("squeezenet1_1_onnx").orElseThrow());
        assertThat(squeezeNet.apply("squeezenet0_conv25_bias")).contains("classifier.1.bias");
        assertThat(squeezeNet.apply("squeezenet0_conv26_bias")).contains("squeezenet0_conv26_bias");
        assertThat(squeezeNet.apply("bn.num_batches_tracked")).isEmpty();
    }
}
