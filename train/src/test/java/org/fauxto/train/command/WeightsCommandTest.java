// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.fauxto.train.nn.SafeTensors;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.backbone.Backbones;
import org.fauxto.train.weights.Catalogue;
import org.fauxto.train.weights.WeightCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WeightsCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theListShowsLicencesAndWhatIsHere() throws IOException {
        Files.createDirectories(folder.resolve("cache/resnet18"));
        Files.writeString(folder.resolve("cache/resnet18/resnet18-f37072fd.pth"), "x");
        assertThat(run("list")).isZero();
        assertThat(out.toString())
                .containsPattern("resnet18 +resnet18 +BSD-3-Clause +44\\.6  yes ")
                .containsPattern("resnet34 +resnet34 +BSD-3-Clause +83\\.2  get ")
                .containsPattern("yolo11n-cls +yolo11n-cls +AGPL-3\\.0 \\(!\\) +10\\.7  file ")
                .contains("(!) AGPL-3.0: Ultralytics holds");
    }

    @Test
    void importedWeightsVerifyUntilAByteChanges() throws IOException {
        Path file = folder.resolve("mine.safetensors");
        new SafeTensors(
                        StateDict.initial(
                                Backbones.create("squeezenet1_1", 224, 1000).tensors(), 3),
                        Map.of())
                .write(file);
        assertThat(run("import", "squeezenet1_1", file.toString()))
                .as(err.toString())
                .isZero();
        assertThat(run("verify")).isZero();
        assertThat(out.toString()).contains("squeezenet1_1: good", "all 52 tensors of squeezenet1_1", "1 checked");
        Path imported = folder.resolve("cache/squeezenet1_1/imported.safetensors");
        Files.write(imported, new byte[] {1}, StandardOpenOption.APPEND);
        assertThat(run("verify", "squeezenet1_1")).isEqualTo(1);
        assertThat(out.toString()).contains("squeezenet1_1: BAD", "has changed since it came");
    }

    @Test
    void aFileThatIsNotThePublishedOneIsBad() throws IOException {
        Files.createDirectories(folder.resolve("cache/resnet18"));
        Files.writeString(folder.resolve("cache/resnet18/resnet18-f37072fd.pth"), "x");
        assertThat(run("verify")).isEqualTo(1);
        assertThat(out.toString()).contains("resnet18: BAD", "should be f37072fd...");
    }

    @Test
    void wrongUsageIsSaidSo() {
        assertThat(run("pull", "resnet")).isEqualTo(2);
        assertThat(err.toString()).contains("the catalogue has no weights 'resnet'", "did you mean");
        assertThat(run("pull", "mobilenet_v2_tf")).isEqualTo(2);
        assertThat(err.toString()).contains("cannot be pulled", "TensorFlow Lite");
        assertThat(run("import", "taef2", "one.pth")).isEqualTo(2);
        assertThat(err.toString()).contains("are 2 files, [taef2_encoder.pth, taef2_decoder.pth]; got 1");
        assertThat(run("pull")).isEqualTo(2);
    }

    private int run(String... args) {
        return new CommandLine(new WeightsCommand(Catalogue.standard(), new WeightCache(folder.resolve("cache"))))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
