// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.fauxto.dataset.SplitRule.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SplitTest {
    private static final SplitRule PAIRS = new SplitRule(Unit.PAIR, 0.05, 0, 42);

    @TempDir
    Path folder;

    @Test
    void kagglesPairsStayTogetherAndEveryPartIsBalanced() throws IOException {
        Manifest kaggle = Manifest.read(kaggle(1000, false));

        Split split = Split.of(kaggle, PAIRS, List.of());

        assertThat(split.parts())
                .containsExactly(
                        new Split.Part("train", 1900, 950, 950, 950, 0), new Split.Part("val", 100, 50, 50, 50, 0));
        assertThat(split.torn(Sample::group)).isEqualTo(new Split.Torn(0, 1000, 0));
    }

    @Test
    void splittingRowsIsStratifiedAndTearsPairs() throws IOException {
        Manifest kaggle = Manifest.read(kaggle(1000, false));

        Split split = Split.of(kaggle, new SplitRule(Unit.ROW, 0.05, 0, 42), List.of());

        assertThat(split.parts())
                .extracting(Split.Part::name, Split.Part::human, Split.Part::ai)
                .containsExactly(tuple("train", 950, 950), tuple("val", 50, 50));
        // of 100 rows at random among 1000 pairs, both of a pair meet in val about 2.5 times
        assertThat(split.torn(Sample::group).sets()).isBetween(85, 100);
    }

    @Test
    void neitherTheOrderOfTheRowsNorTheLocaleMatterButTheSeedDoes() throws IOException {
        Split split = Split.of(Manifest.read(kaggle(200, false)), PAIRS, List.of());
        Locale before = Locale.getDefault();
        Split again;
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            again = Split.of(Manifest.read(kaggle(200, true)), PAIRS, List.of());
        } finally {
            Locale.setDefault(before);
        }
        Split other = Split.of(Manifest.read(kaggle(200, false)), new SplitRule(Unit.PAIR, 0.05, 0, 43), List.of());

        assertThat(again).isEqualTo(split);
        assertThat(other).isNotEqualTo(split);
    }

    @Test
    void aKnownSplitStaysWhatItIs() throws IOException {
        Split split = Split.of(Manifest.read(kaggle(100, false)), PAIRS, List.of());

        // pinned: a changed generator or order of trying would make old seeds mean something else
        assertThat(split.samples().stream()
                        .filter(s -> s.split().equals("val"))
                        .map(Sample::group)
                        .distinct())
                .containsExactlyInAnyOrder("pair 23", "pair 55", "pair 81", "pair 94", "pair 96");
    }

    @Property(tries = 200)
    void noUnitIsTornAllRowsAreDealtOutAndSharesAreMet(
            @ForAll Random random,
            @ForAll @IntRange(min = 60, max = 400) int pairs,
            @ForAll @IntRange(min = 1, max = 8) int sources,
            @ForAll @DoubleRange(min = 0.03, max = 0.4) double val,
            @ForAll @DoubleRange(min = 0.03, max = 0.4) double test) {
        List<Sample> rows = new ArrayList<>();
        for (int k = 0; k < pairs; k++) {
            // most are pairs, some lost a member, some have three AI-made versions
            int versions = random.nextInt(10) == 0 ? 3 * random.nextInt(2) : 1;
            rows.add(sample("h" + k, 0, "s" + random.nextInt(sources), "pair " + k));
            for (int v = 0; v < versions; v++) {
                rows.add(sample("a" + k + "." + v, 1, "t" + random.nextInt(sources), "pair " + k));
            }
        }
        Manifest data = manifest(rows);

        Split split = Split.of(data, new SplitRule(Unit.PAIR, val, test, random.nextLong()), List.of());

        assertThat(split.torn(Sample::group).sets()).isZero();
        assertThat(split.samples().stream().map(s -> s.inPart("")).toList()).isEqualTo(data.samples());
        assertThat(split.samples()).extracting(Sample::split).containsOnly("train", "val", "test");
        for (Split.Part part : split.parts()) {
            double share =
                    Map.of("val", val, "test", test, "train", 1 - val - test).getOrDefault(part.name(), 0.0);
            assertThat((double) part.human()).isCloseTo(share * data.count(0), within(6.0));
            assertThat((double) part.ai()).isCloseTo(share * data.count(1), within(6.0));
        }
    }

    @Property(tries = 100)
    void rowsAreSharedBySourceToo(@ForAll Random random, @ForAll @DoubleRange(min = 0.05, max = 0.3) double val) {
        List<Sample> rows = new ArrayList<>();
        for (int k = 0; k < 600; k++) {
            int label = random.nextInt(3) / 2;
            rows.add(sample("r" + k, label, "s" + label + random.nextInt(1 + random.nextInt(6)), ""));
        }
        Manifest data = manifest(rows);

        Split split = Split.of(data, new SplitRule(Unit.ROW, val, 0, random.nextLong()), List.of());

        assertThat(count(split, "val", "0")).isCloseTo(val * data.count(0), within(1.5));
        assertThat(count(split, "val", "1")).isCloseTo(val * data.count(1), within(1.5));
        for (String source : rows.stream().map(Sample::source).collect(Collectors.toSet())) {
            double all = rows.stream().filter(s -> s.source().equals(source)).count();
            assertThat(count(split, "val", source)).isCloseTo(val * all, within(3.0));
        }
    }

    private static double count(Split split, String part, String labelOrSource) {
        return split.samples().stream()
                .filter(s -> s.split().equals(part))
                .filter(s -> s.source().equals(labelOrSource)
                        || Integer.toString(s.label()).equals(labelOrSource))
                .count();
    }

    @Test
    void wholeSourcesGoToOneSideAndPairsAcrossSourcesTieThemTogether() {
        List<Sample> rows = new ArrayList<>();
        int[] sizes = {212, 170, 168, 110, 87, 81, 12, 8, 221, 196, 107, 102, 47, 46, 30, 13, 12, 10};
        for (int s = 0; s < sizes.length; s++) {
            for (int k = 0; k < sizes[s]; k++) {
                rows.add(sample(s + "/" + k, s < 8 ? 0 : 1, "s" + s, k == 0 && (s == 6 || s == 15) ? "twins" : ""));
            }
        }

        Split split = Split.of(manifest(rows), new SplitRule(Unit.SOURCE, 0.15, 0.15, 7), List.of());

        assertThat(split.torn(Sample::source).sets()).isZero();
        Map<String, Split.Part> parts = split.parts().stream().collect(Collectors.toMap(Split.Part::name, p -> p));
        // 127 human rows are wanted twice: 110 + 12 + 8 and 87 come nearest
        for (String held : List.of("val", "test")) {
            Split.Part part = parts.getOrDefault(held, new Split.Part(held, 0, 0, 0, 0, 0));
            assertThat(part.human() / 848.0).isCloseTo(0.15, within(0.05));
            assertThat(part.ai() / 784.0).isCloseTo(0.15, within(0.05));
        }
        Map<String, String> side = new HashMap<>();
        split.samples().forEach(s -> side.put(s.source(), s.split()));
        assertThat(side.get("s6")).isEqualTo(side.get("s15"));
    }

    @Test
    void copiesAreTiedToWhatTheyCopy() {
        List<Sample> rows = new ArrayList<>();
        List<String> copies = new ArrayList<>();
        for (int k = 0; k < 100; k++) {
            rows.add(sample("h" + k, 0, "unknown", "pair " + k));
            rows.add(sample("a" + k, 1, "unknown", "pair " + k));
            if (k % 2 == 0) {
                copies.add("h" + k);
            }
        }
        copies.add("not in the manifest");

        Split split = Split.of(manifest(rows), new SplitRule(Unit.PAIR, 0.2, 0, 1), List.of(copies));

        assertThat(split.samples().stream()
                        .filter(s -> copies.contains(s.name()))
                        .map(Sample::split)
                        .distinct())
                .containsExactly("train");
        assertThat(split.parts())
                .extracting(Split.Part::name, Split.Part::rows)
                .containsExactly(tuple("train", 160), tuple("val", 40));
    }

    @Test
    void theStrictestUnitThatTheDataNamesIsTheDefault() {
        Sample pair = sample("a", 0, "s1", "pair 0");
        Sample human = new Sample("b", Path.of("b"), 0, "s1", "unknown", Set.of());
        Sample human2 = new Sample("c", Path.of("c"), 0, "s2", "unknown", Set.of());
        Sample ai = new Sample("d", Path.of("d"), 1, "s3", "sdxl", Set.of());
        Sample ai2 = new Sample("e", Path.of("e"), 1, "s4", "flux", Set.of());

        assertThat(Unit.suited(List.of(pair, human, human2, ai, ai2))).isEqualTo(Unit.PAIR);
        assertThat(Unit.suited(List.of(human, human2, ai, ai2))).isEqualTo(Unit.SOURCE);
        assertThat(Unit.suited(List.of(human, ai, ai2))).isEqualTo(Unit.GENERATOR);
        assertThat(Unit.suited(List.of(human, human2, ai))).isEqualTo(Unit.ROW);
    }

    @ParameterizedTest
    @EnumSource(
            value = Unit.class,
            names = {"PAIR", "SOURCE", "GENERATOR"})
    void saysWhatIsMissingForAUnit(Unit unit) {
        Manifest data = manifest(List.of(sample("a", 0, "unknown", ""), sample("b", 1, "unknown", "")));

        assertThatThrownBy(() -> Split.of(data, new SplitRule(unit, 0.05, 0, 1), List.of()))
                .isInstanceOf(ManifestException.class)
                .hasMessageContainingAll(
                        "m.csv",
                        "says nothing of a " + unit.id(),
                        "fill the column " + (unit == Unit.PAIR ? "group" : ""));
    }

    @Test
    void refusesAPartWithoutOneOfTheLabels() {
        List<Sample> rows = new ArrayList<>();
        for (int k = 0; k < 20; k++) {
            rows.add(sample("h" + k, 0, "camera", ""));
            rows.add(sample("a" + k, 1, k < 10 ? "sdxl" : "flux", ""));
        }

        assertThatThrownBy(() -> Split.of(manifest(rows), new SplitRule(Unit.SOURCE, 0.25, 0, 1), List.of()))
                .isInstanceOf(ManifestException.class)
                .hasMessageContainingAll("m.csv", "by source", "no human-made", "too few units", "row is the smallest");
        assertThatThrownBy(() -> new SplitRule(Unit.ROW, 0.6, 0.4, 1)).hasMessageContaining("val 0.6 and test 0.4");
    }

    /** Kaggle's files for so many pairs, the AI-made picture first in every second one. */
    private Path kaggle(int pairs, boolean shuffled) throws IOException {
        List<String> rows = new ArrayList<>();
        for (int k = 0; k < 2 * pairs; k++) {
            // names that say nothing of the pair, like the published md5 sums
            int name = (int) (k * 7_919L % 100_003);
            rows.add("%d,train_data/%05d.jpg,%d".formatted(k, name, (k + k / 4) % 2));
        }
        if (shuffled) {
            Collections.shuffle(rows, new Random(3));
        }
        return Files.writeString(folder.resolve("train.csv"), ",file_name,label\n" + String.join("\n", rows) + "\n");
    }

    private static Manifest manifest(List<Sample> rows) {
        List<Sample> sorted = rows.stream()
                .sorted(java.util.Comparator.comparing(Sample::name))
                .toList();
        return new Manifest("m.csv", "0".repeat(64), sorted);
    }

    private static Sample sample(String name, int label, String source, String group) {
        return new Sample(name, Path.of(name), label, source, Sample.UNKNOWN, "", Set.of(), group);
    }
}
