// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The competition's folder: train.csv, test.csv, train_data/, test_data_v2/. */
class KaggleLayoutTest {
    @TempDir
    Path root;

    @BeforeEach
    void published() throws IOException {
        Files.createDirectories(root.resolve("train_data"));
        Files.createDirectories(root.resolve("test_data_v2"));
        Files.writeString(root.resolve("train.csv"), """
                ,file_name,label
                0,train_data/c.jpg,1
                1,train_data/a.jpg,0
                2,train_data/d.jpg,1
                3,train_data/b.jpg,0
                """);
        Files.writeString(root.resolve("test.csv"), "id\ntest_data_v2/z.jpg\ntest_data_v2/y.jpg\n");
    }

    @Test
    void theTrainingFileIsAManifestOfPairs() throws IOException {
        Manifest manifest = Manifest.read(root.resolve("train.csv"));

        assertThat(manifest.samples())
                .extracting(Sample::name, Sample::label, Sample::group, Sample::path)
                .containsExactly(
                        tuple("train_data/a.jpg", 0, "pair 0", root.resolve("train_data/a.jpg")),
                        tuple("train_data/b.jpg", 0, "pair 1", root.resolve("train_data/b.jpg")),
                        tuple("train_data/c.jpg", 1, "pair 0", root.resolve("train_data/c.jpg")),
                        tuple("train_data/d.jpg", 1, "pair 1", root.resolve("train_data/d.jpg")));
    }

    @Test
    void theFolderMeansItsTrainingFileWhereLabelsAreNeededAndItsTestFileElsewhere() throws IOException {
        assertThat(Manifest.read(root).samples()).hasSize(4);
        assertThat(PictureList.read(root).entries())
                .containsExactly(
                        new PictureList.Entry("test_data_v2/z.jpg", root.resolve("test_data_v2/z.jpg")),
                        new PictureList.Entry("test_data_v2/y.jpg", root.resolve("test_data_v2/y.jpg")));
    }

    @Test
    void withoutTheIndexNoPairIsAssumed() throws IOException {
        Path csv = Files.writeString(root.resolve("t.csv"), "file_name,label\na.jpg,1\nb.jpg,0\n");

        assertThat(Manifest.read(csv).samples()).extracting(Sample::group).containsOnly("");
    }

    @Test
    void aTestFileIsRefusedWhereLabelsAreNeeded() {
        assertThatThrownBy(() -> Manifest.read(root.resolve("test.csv")))
                .isInstanceOf(ManifestException.class)
                .hasMessageContainingAll("test.csv", "'id'", "no 'label'", "give the set's train.csv");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                ",file_name,label\\n0,a.jpg,1\\nx,b.jpg,0\\n | line 3 | 'x' | whole number",
                ",file_name,label\\n-1,a.jpg,1\\n | line 2 | '-1' | whole number",
                ",file_name,label\\n,a.jpg,1\\n | line 2 | holds '' | remove the column",
                ",file_name,label\\n0,a.jpg,real\\n | line 2 | label is 'real' | 0 (human-made) or 1",
                ",file_name,label\\n0,a.jpg,1\\n1,a.jpg,0\\n | line 3 | file_name 'a.jpg' | delete one",
                ",file_name\\n0,a.jpg\\n | line 2 | no column 'label' | must fill them",
            })
    void namesFileLineValueRuleAndWayOut(String content, String line, String value, String rule) throws IOException {
        Path csv = Files.writeString(root.resolve("k.csv"), content.replace("\\n", "\n"));

        assertThatThrownBy(() -> Manifest.read(csv))
                .isInstanceOf(ManifestException.class)
                .hasMessageContainingAll(List.of("k.csv", line, value, rule).toArray(String[]::new));
    }
}
