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
    void aCalibrationThatIsNotThereIsRefusedBeforeTheTraining() {
        assertThat(refused("artefact.calibration=nowhere/scores.csv"))
                .contains("artefact.calibration: there is no readable file")
                .contains("scores.csv")
                .contains("'validation'");
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

    @Test
    void everyUnreadablePictureIsNamedBeforeAnythingIsTrained() throws IOException {
        Files.writeString(folder.resolve("cut.jpg"), "\u00ff\u00d8");
        Files.writeString(folder.resolve("data.csv"), "path,label,slug\ncut.jpg,0,a\nmissing.png,1,b\n");
        StringWriter err = new StringWriter();
        Path data = folder.resolve("data.csv");

        int code = new CommandLine(new TrainCommand())
                .setErr(new PrintWriter(err))
                .execute(
                        "--config",
                        DEFAULT.toString(),
                        "--run",
                        folder.resolve("run").toString(),
                        "--set",
                        "data.train=" + data,
                        "--set",
                        "data.val=" + data);

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("2 of the manifests' pictures", "cut.jpg: ", "missing.png: ");
        assertThat(folder.resolve("run")).doesNotExist();
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
