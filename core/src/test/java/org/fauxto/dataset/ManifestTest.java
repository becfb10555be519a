// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
    @TempDir
    Path folder;

    @Test
    void readsOptionalColumnsAndResolvesAgainstTheCsvsFolder() throws IOException {
        Path csv = write("""
                path,label,slug,generator,flags,width
                "b, with comma.png",1,sd,sd1.5,"grid2x2; noisy",512
                a.jpg,0,,,,
                """);

        Manifest manifest = Manifest.read(csv);

        assertThat(manifest.samples()).extracting(Sample::name).containsExactly("a.jpg", "b, with comma.png");
        Sample plain = manifest.samples().get(0);
        assertThat(plain.source()).isEqualTo("unknown");
        assertThat(plain.generator()).isEqualTo("unknown");
        assertThat(plain.path()).isEqualTo(folder.resolve("a.jpg"));
        Sample ai = manifest.samples().get(1);
        assertThat(ai.label()).isEqualTo(1);
        assertThat(ai.source()).isEqualTo("sd");
        assertThat(ai.flags()).containsExactlyInAnyOrder("grid2x2", "noisy");
        assertThat(manifest.count(0)).isEqualTo(1);
        assertThat(manifest.sha256()).hasSize(64);
    }

    @Test
    void orderOfRowsChangesOnlyTheHash() throws IOException {
        Manifest one = Manifest.read(write("path,label\na.png,0\nb.png,1\n"));
        Manifest two = Manifest.read(write("path,label\nb.png,1\na.png,0\n"));

        assertThat(two.samples()).isEqualTo(one.samples());
        assertThat(two.sha256()).isNotEqualTo(one.sha256());
    }

    @Test
    void readsARealManifestOfTheCorpusShape() throws IOException {
        Path csv = write("path,label,generator,source_repo,commit,source_path,licence,width,height,format,bytes,sha256,"
                + "slug,trust,flags\ntrain/x.jpg,0,\"photo (Corel, scanned film)\",BIDS/BSDS500,a0,x.jpg,none,481,321,jpg,"
                + "9,00,bsds500,high,\n");

        assertThat(Manifest.read(csv).samples())
                .containsExactly(new Sample(
                        "train/x.jpg",
                        folder.resolve("train/x.jpg"),
                        0,
                        "bsds500",
                        "photo (Corel, scanned film)",
                        java.util.Set.of()));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "path,label\\na.png,0\\nb.png,2\\n | line 3 | label is '2' | 0 (human-made) or 1",
                "path,label\\na.png,\\n | line 2 | 'label' is empty | fill it",
                "path,label\\n,1\\n | line 2 | 'path' is empty | fill it",
                "file,label\\na.png,1\\n | line 2 | no column 'path' | [file, label]",
                "path,label\\na.png,1\\na.png,0\\n | line 3 | 'a.png' | listed once",
                "path,label\\n | m.csv | no rows | path,label",
                "path,label\\nb.png\\n | line 2 | no column 'label' | must fill them",
            })
    void namesFileLineValueAndRule(String content, String line, String value, String rule) throws IOException {
        Path csv = write(content.replace("\\n", "\n"));

        assertThatThrownBy(() -> Manifest.read(csv))
                .isInstanceOf(ManifestException.class)
                .hasMessageContainingAll(List.of("m.csv", line, value, rule).toArray(String[]::new));
    }

    @Test
    void readsOneFolderPerClassWithSourcesBetween() throws IOException {
        touch("Real/a.jpg", "fake/midjourney/v5/b.PNG", "fake/notes.txt", "masks/c.png");

        Manifest manifest = Manifest.read(folder);

        assertThat(manifest.samples())
                .extracting(Sample::name, Sample::label, Sample::source, Sample::split)
                .containsExactly(
                        tuple("Real/a.jpg", 0, "unknown", ""),
                        tuple("fake/midjourney/v5/b.PNG", 1, "midjourney/v5", ""));
        assertThat(manifest.samples().get(0).path()).isEqualTo(folder.resolve("Real/a.jpg"));
    }

    @Test
    void readsSplitsAboveTheClassFolders() throws IOException {
        touch("train/0/a.jpg", "train/1/b.jpg", "Test/0/c.jpg");

        assertThat(Manifest.read(folder).samples())
                .extracting(Sample::name, Sample::label, Sample::split)
                .containsExactly(
                        tuple("Test/0/c.jpg", 0, "test"),
                        tuple("train/0/a.jpg", 0, "train"),
                        tuple("train/1/b.jpg", 1, "train"));
    }

    @Test
    void saysHowFoldersMustBeNamed() throws IOException {
        touch("cats/a.jpg", "dogs/b.jpg");

        assertThatThrownBy(() -> Manifest.read(folder))
                .isInstanceOf(ManifestException.class)
                .hasMessageContainingAll(
                        folder.toString(), "no folder is named for a class", "human", "fake", "path,label");
    }

    @Test
    void refusesAClassFolderWithoutPictures() throws IOException {
        touch("ai/readme.txt", "human/a.png");

        assertThatThrownBy(() -> Manifest.read(folder))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("holds no pictures");
    }

    private void touch(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("m.csv"), content);
    }
}
