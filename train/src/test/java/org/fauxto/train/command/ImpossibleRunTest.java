// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImpossibleRunTest {
    private static final Path DEFAULT = Path.of(System.getProperty("fauxto.root"), "configs", "default.yaml");

    @TempDir
    private Path folder;

    @Test
    void cudaWithoutItsNativesIsRefusedInOneLineThatNamesTheProfile() {
        assertThat(refused("loop.device=cuda")).contains("loop.device is cuda").contains("-Pcuda");
    }

    @Test
    void featuresOfANetworkThatIsTrainedWholeAreRefused() {
        assertThat(refused("loop.feature_views=4"))
                .contains("loop.feature_views needs a head on a frozen backbone")
                .contains("residual-net");
    }

    @Test
    void weightsThatAreNotHereAreRefused() throws IOException {
        Path recipe = Files.writeString(
                folder.resolve("transfer.yaml"),
                "extends: " + DEFAULT.toAbsolutePath()
                        + "\nmodel: {network: transfer, backbone: resnet18, weights: resnet99,"
                        + " unfreeze: [], head: {hidden: 0, dropout: 0}}\n");
        assertThat(refused(recipe, "seed=1")).contains("the catalogue has no weights 'resnet99'");
    }

    private String refused(String setting) {
        return refused(DEFAULT, setting);
    }

    private String refused(Path config, String setting) {
        StringWriter err = new StringWriter();
        int code = new CommandLine(new TrainCommand())
                .setErr(new PrintWriter(err))
                .execute(
                        "--config",
                        config.toString(),
                        "--run",
                        folder.resolve("run").toString(),
                        "--set",
                        setting);
        assertThat(code).isEqualTo(2);
        assertThat(folder.resolve("run")).doesNotExist();
        return err.toString();
    }
}
