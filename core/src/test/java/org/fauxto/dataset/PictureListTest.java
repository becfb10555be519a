// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fauxto.dataset.PictureList.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureListTest {
    @TempDir
    Path folder;

    @Test
    void aFolderMeansEveryPictureBelowIt() throws IOException {
        for (String name : List.of("b.jpg", "sub/a.PNG", "notes.txt", ".hidden.jpg")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }

        assertThat(PictureList.read(folder).entries())
                .containsExactly(
                        new Entry("b.jpg", folder.resolve("b.jpg")),
                        new Entry("sub/a.PNG", folder.resolve("sub/a.PNG")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "path,label\nz.jpg,1\na.jpg,0\n",
                "\uFEFFpath,width\nz.jpg,9\na.jpg,9\n",
                ",file_name,label\n0,z.jpg,1\n1,a.jpg,0\n",
                "id\nz.jpg\na.jpg\n"
            })
    void labelsAreNotNeededAndTheOrderStays(String content) throws IOException {
        Path csv = Files.writeString(folder.resolve("l.csv"), content);

        assertThat(PictureList.read(csv).entries())
                .containsExactly(
                        new Entry("z.jpg", folder.resolve("z.jpg")), new Entry("a.jpg", folder.resolve("a.jpg")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "name\\na.jpg\\n | line 1 | no column id, path or file_name | [name]",
                "id\\na.jpg\\na.jpg\\n | line 3 | id 'a.jpg' | delete one",
                "id\\n | l.csv | no rows | at least one picture",
            })
    void namesFileLineValueAndRule(String content, String line, String value, String rule) throws IOException {
        Path csv = Files.writeString(folder.resolve("l.csv"), content.replace("\\n", "\n"));

        assertThatThrownBy(() -> PictureList.read(csv))
                .isInstanceOf(ManifestException.class)
                .hasMessageContainingAll(List.of("l.csv", line, value, rule).toArray(String[]::new));
    }

    @Test
    void refusesAFolderWithoutPictures() {
        assertThatThrownBy(() -> PictureList.read(folder))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("holds no pictures");
    }
}
