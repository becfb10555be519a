// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fauxto.train.nn.HostTensor;
import org.fauxto.train.nn.Relu;
import org.fauxto.train.nn.StateDict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first start on a machine: nothing is unpacked yet. Where Debian's libtorch is installed ({@code python3-torch}), this crashed before
 * {@link Torch} unpacked whole folders; elsewhere it shows at least that unpacking works.
 */
class ColdStartTest {
    @TempDir
    private Path cache;

    @Test
    void aFreshMachineComputes() throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dorg.bytedeco.javacpp.cachedir=" + cache,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStartTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(java.exitValue()).as(output).isZero();
        assertThat(output).endsWith("relu(-1, 2) = 0.0, 2.0" + System.lineSeparator());
        assertThat(cache).isNotEmptyDirectory();
    }

    /** Runs in the new process. */
    public static void main(String[] args) {
        try (TorchNetwork network = new TorchNetwork(new Relu(), StateDict.initial(List.of(), 0), 1)) {
            float[] y = network.forward(new HostTensor(new long[] {2}, new float[] {-1, 2}))
                    .values();
            System.out.println("relu(-1, 2) = " + y[0] + ", " + y[1]);
        }
    }
}
