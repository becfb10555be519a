// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.fauxto.image.decode.PixelDecoder;
import org.fauxto.testing.HostileFiles;
import org.fauxto.testing.HostileFiles.Hostile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class HostileFilesTest {
    @TempDir
    Path folder;

    @Test
    void areAtLeastSixty() throws IOException {
        assertThat(HostileFiles.create(folder)).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> eachIsRefusedWithItsCause() throws IOException {
        List<Hostile> files = HostileFiles.create(folder);
        return files.stream()
                .map(f -> DynamicTest.dynamicTest(
                        f.path().getFileName().toString(),
                        () -> assertTimeoutPreemptively(Duration.ofSeconds(20), () -> isRefused(f))));
    }

    private static void isRefused(Hostile file) {
        Throwable thrown = catchThrowable(() -> examine(file.path()));
        assertThat(thrown).isInstanceOfSatisfying(ImageException.class, e -> {
            assertThat(e.problem()).as(e.getMessage()).isIn(file.expected());
            assertThat(e.getMessage()).matches("[A-Z].*\\.").doesNotContain("\n", "null");
        });
    }

    private static void examine(Path path) throws ImageException {
        ImageFile file = ImageReader.read(path, ImageLimits.DEFAULT);
        ImageHeader header = HeaderReader.read(file, ImageLimits.DEFAULT);
        PixelDecoder.decode(file, header);
    }
}
