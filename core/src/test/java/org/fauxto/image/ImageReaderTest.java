// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fauxto.image.ImageException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links, pipes, folders and forbidden files are in {@link HostileFilesTest}. */
class ImageReaderTest {
    @TempDir
    Path folder;

    @Test
    void readsBytesAndFingerprint() throws IOException {
        Path path = Files.writeString(folder.resolve("a.txt"), "abc");
        ImageFile file = ImageReader.read(path, ImageLimits.DEFAULT);
        assertThat(file.bytes()).containsExactly('a', 'b', 'c');
        assertThat(file.name()).isEqualTo(path.toString());
        // FIPS 180-4, example of the one-block message "abc"
        assertThat(file.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void followsLinks() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "abc");
        Path link = Files.createSymbolicLink(folder.resolve("b.txt"), Path.of("a.txt"));
        assertThat(ImageReader.read(link, ImageLimits.DEFAULT).bytes()).hasSize(3);
    }

    @Test
    void refusesMoreBytesThanTheLimit() throws IOException {
        Path path = Files.write(folder.resolve("a.txt"), new byte[2000]);
        assertThat(ImageReader.read(path, new ImageLimits(1, 2000)).bytes()).hasSize(2000);
        assertThatThrownBy(() -> ImageReader.read(path, new ImageLimits(1, 1999)))
                .isInstanceOfSatisfying(
                        ImageException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TOO_LARGE))
                .hasMessage("The file has 2,000 bytes, more than the limit of 1,999.");
    }

    @Test
    void missingFileIsNamed() {
        assertThatThrownBy(() -> ImageReader.read(folder.resolve("none.jpg"), ImageLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        ImageException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNREADABLE))
                .hasMessage("The file does not exist.");
    }
}
