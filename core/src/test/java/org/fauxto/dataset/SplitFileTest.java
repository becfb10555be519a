// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fauxto.dataset.SplitRule.Unit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitFileTest {
    @TempDir
    Path folder;

    private Path pool;

    @BeforeEach
    void pool() throws IOException {
        Files.createDirectories(folder.resolve("data/pool"));
        Files.createDirectories(folder.resolve("runs"));
        pool = Files.writeString(folder.resolve("data/pool.csv"), """
                path,label,slug,generator,flags,group
                "pool/b, with comma.png",1,sd,sd1.5,"grid2x2,noisy",twins
                pool/a.jpg,0,,,,twins
                pool/#c.jpg,0,phone,,,
                pool/d.jpg,1,sd,sd2,,
                """);
    }

    @Test
    void readsBackAsTheSameManifestFromAnyFolder() throws IOException {
        Manifest data = Manifest.read(pool);
        Split split = Split.of(data, new SplitRule(Unit.PAIR, 0.5, 0, 1), List.of());

        for (String name : List.of("data/split.csv", "runs/split.csv")) {
            Path file = folder.resolve(name);
            SplitFile.write(split, file);

            assertThat(SplitFile.read(file).samples())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("name", "path")
                    .containsExactlyInAnyOrderElementsOf(split.samples());
            assertThat(SplitFile.read(file).samples().stream().map(s -> s.path().normalize()))
                    .containsExactlyInAnyOrderElementsOf(
                            split.samples().stream().map(Sample::path).toList());
            assertThat(file.resolveSibling("split.csv.part")).doesNotExist();
        }
        assertThat(Files.readAllLines(folder.resolve("runs/split.csv")).get(0))
                .isEqualTo("path,label,split,slug,generator,flags,group");
        assertThat(folder.resolve("runs/split.csv"))
                .content()
                .contains("../data/pool/a.jpg,0,", ",grid2x2;noisy,twins");
        assertThat(folder.resolve("data/split.csv")).content().contains("\npool/a.jpg,0,");
    }

    @Test
    void pathsHoldGoodBehindALink() throws IOException {
        Files.createFile(folder.resolve("data/pool/a.jpg"));
        Files.createDirectories(folder.resolve("elsewhere/deep"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("elsewhere/deep"));
        Split split = Split.of(Manifest.read(pool), new SplitRule(Unit.PAIR, 0.5, 0, 1), List.of());

        SplitFile.write(split, link.resolve("split.csv"));

        for (Path seenFrom : List.of(link, folder.resolve("elsewhere/deep"))) {
            assertThat(Manifest.read(seenFrom.resolve("split.csv")).samples())
                    .anySatisfy(s -> assertThat(s.path()).isRegularFile());
        }
    }

    @Test
    void aPartIsNamedBehindTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("s.csv"), """
                path,label,split
                a.jpg,0,train
                b.jpg,1,train
                c.jpg,1,val
                """);

        Manifest val = Manifest.read(DataPath.parse(file + "#val"));

        assertThat(val.name()).isEqualTo(file + "#val");
        assertThat(val.samples()).extracting(Sample::name).containsExactly("c.jpg");
        assertThat(val.sha256()).isEqualTo(Manifest.read(file).sha256());
        assertThat(Manifest.read(DataPath.of(file)).samples()).hasSize(3);
        assertThatThrownBy(() -> Manifest.read(DataPath.parse(file + "#vla")))
                .isInstanceOf(ManifestException.class)
                .hasMessageContainingAll("s.csv", "no part 'vla'", "train (2), val (1)");
        assertThatThrownBy(() -> Manifest.read(DataPath.parse(pool + "#val")))
                .isInstanceOf(ManifestException.class)
                .hasMessageContainingAll("pool.csv", "no parts", "fauxto split");
        assertThatThrownBy(() -> DataPath.parse("split.csv#"))
                .isInstanceOf(ManifestException.class)
                .hasMessageContainingAll("'split.csv#'", "FILE#part");
    }

    @Test
    void aFolderHasPartsTooAndAFileNamedWithAMarkIsItself() throws IOException {
        for (String name : List.of("set/train/ai/a.png", "set/train/human/b.png", "set/val/ai/c.png")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.createFile(folder.resolve(name));
        }
        Path odd = Files.writeString(folder.resolve("odd#1.csv"), "path,label,split\na.jpg,0,x\nb.jpg,1,y\n");

        assertThat(Manifest.read(DataPath.of(folder.resolve("set#train"))).samples())
                .hasSize(2);
        assertThat(Manifest.read(DataPath.of(odd)).samples()).hasSize(2);
        assertThat(Manifest.read(DataPath.parse(odd + "#y")).samples()).hasSize(1);
    }

    @Test
    void aRowOfNoPartIsNoSplit() throws IOException {
        Path file = Files.writeString(folder.resolve("s.csv"), "path,label,split\na.jpg,0,train\nb.jpg,1,\n");

        assertThatThrownBy(() -> SplitFile.read(file))
                .isInstanceOf(ManifestException.class)
                .hasMessageContainingAll("s.csv", "'b.jpg'", "fills the column split");
    }

    @Test
    void twoSplitsAreComparedWhereverTheyWereWritten() throws IOException {
        Path here = Files.writeString(folder.resolve("data/s.csv"), """
                path,label,split
                pool/a.jpg,0,train
                pool/b.jpg,1,val
                pool/c.jpg,1,val
                pool/d.jpg,0,train
                pool/only-here.jpg,1,train
                """);
        Path there = Files.writeString(folder.resolve("runs/s.csv"), """
                path,label,split
                ../data/pool/a.jpg,0,train
                ../data/pool/b.jpg,1,train
                ../data/pool/c.jpg,1,val
                ../data/pool/d.jpg,1,test
                """);

        SplitComparison c = SplitComparison.of(SplitFile.read(here), SplitFile.read(there));

        assertThat(c)
                .isEqualTo(new SplitComparison(
                        1,
                        0,
                        1,
                        new TreeMap<>(Map.of(
                                "train", new TreeMap<>(Map.of("train", 1, "test", 1)),
                                "val", new TreeMap<>(Map.of("train", 1, "val", 1))))));
        assertThat(c.both()).isEqualTo(4);
        assertThat(c.moved()).isEqualTo(2);
        assertThat(c.overlap("train")).isEqualTo(1.0 / 3);
        assertThat(c.overlap("val")).isEqualTo(0.5);
        assertThat(c.identical()).isFalse();
        assertThat(SplitComparison.of(SplitFile.read(here), SplitFile.read(here))
                        .identical())
                .isTrue();
    }
}
