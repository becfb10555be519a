// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.Pixels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredPictureReaderTest {
    @TempDir
    Path temp;

    private final AtomicInteger decoded = new AtomicInteger();
    private final PictureReader decoder = path -> {
        decoded.incrementAndGet();
        return new FilePictureReader(ImageLimits.DEFAULT).read(path);
    };
    private Path picture;

    @BeforeEach
    void copySample() throws IOException {
        try (Stream<Path> samples = Files.list(Path.of("../samples"))) {
            Path sample = samples.filter(p -> p.toString().endsWith(".jpg"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            picture = Files.copy(sample, temp.resolve("picture.jpg"));
        }
    }

    @Test
    void decodesOnceAndGivesTheSamePixels() throws IOException {
        Pixels direct = new FilePictureReader(ImageLimits.DEFAULT).read(picture);
        Pixels first = reader().read(picture);
        Pixels second = reader().read(picture);
        assertThat(decoded).hasValue(1);
        assertThat(first.rgb()).isEqualTo(direct.rgb());
        assertThat(second.rgb()).isEqualTo(direct.rgb());
        assertThat(List.of(second.width(), second.height())).isEqualTo(List.of(direct.width(), direct.height()));
        assertThat(stored()).hasSize(1);
    }

    @Test
    void aChangedFileIsDecodedAnew() throws IOException {
        reader().read(picture);
        Files.setLastModifiedTime(picture, FileTime.fromMillis(1_000));
        reader().read(picture);
        assertThat(decoded).hasValue(2);
    }

    @Test
    void aLinkToAPictureIsThatPicture() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link.jpg"), picture);
        reader().read(picture);
        reader().read(link);
        assertThat(decoded).hasValue(1);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void aDamagedStoredPictureNamesItsFileAndTheWayOut() throws IOException {
        reader().read(picture);
        Path file = stored().get(0);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> reader().read(picture))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("delete it");
    }

    private StoredPictureReader reader() throws IOException {
        return new StoredPictureReader(decoder, temp.resolve("store"));
    }

    private List<Path> stored() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("store"))) {
            return files.toList();
        }
    }
}
