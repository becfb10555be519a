// SPDX-License-Identifier: Apache-2.0
package org.fauxto;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Weight;
import org.fauxto.image.ImageException.Problem;
import org.fauxto.model.ModelException;
import org.fauxto.testing.HostileFiles;
import org.fauxto.verdict.Examination;
import org.fauxto.verdict.Examination.Examined;
import org.fauxto.verdict.Examination.Failed;
import org.fauxto.verdict.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The library as it ships, on the pictures that ship. */
class FauxtoTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("fauxto.root", "..")).resolve("samples");
    private static Fauxto fauxto;

    @BeforeAll
    static void open() throws ModelException {
        fauxto = Fauxto.open();
    }

    @AfterAll
    static void close() {
        fauxto.close();
    }

    /** Marks are read on every sample that carries one and on no other; what the pixels say is the model card's matter. */
    @TestFactory
    Stream<DynamicTest> samplesShowTheMarksTheyCarry() throws IOException {
        return expectations()
                .map(row -> DynamicTest.dynamicTest(row.getField("file"), () -> {
                    Examined examined = examined(SAMPLES.resolve(row.getField("file")));
                    List<String> decisive = examined.evidence().stream()
                            .filter(e -> e.weight() == Weight.DECISIVE)
                            .map(e -> e.detector().name())
                            .toList();
                    String expected = row.getField("expected_provenance_detector");
                    if (expected.isEmpty()) {
                        assertThat(decisive).isEmpty();
                    } else {
                        assertThat(decisive).isNotEmpty().allMatch(name -> name.startsWith(expected));
                        assertThat(examined.verdict().outcome()).isEqualTo(Outcome.AI);
                    }
                }));
    }

    @Test
    void everySampleIsListed() throws IOException {
        List<String> listed = expectations().map(r -> r.getField("file")).toList();
        try (Stream<Path> files = Files.list(SAMPLES)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.matches(".*\\.(jpg|png|webp)")))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    @Test
    void noSamplePhotographIsAccused() throws IOException {
        expectations()
                .filter(r -> r.getField("origin").equals("human"))
                .forEach(r -> assertThat(examined(SAMPLES.resolve(r.getField("file")))
                                .verdict()
                                .outcome())
                        .as(r.getField("file"))
                        .isNotEqualTo(Outcome.AI));
    }

    @Test
    void theChartIsNotGuessed() {
        Examined chart = examined(SAMPLES.resolve("chart.png"));
        assertThat(chart.verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(chart.evidence()).anyMatch(e -> e.direction() == Direction.ABSTAIN);
    }

    @Test
    void theSameBytesGiveTheSameAnswerFromDiskAndMemoryInAnyLocale() throws IOException {
        Path file = SAMPLES.resolve("photo-coffee.jpg");
        Examined disk = examined(file);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("fa-IR-u-nu-arabext"));
            Examined memory = (Examined) fauxto.examine("coffee", Files.readAllBytes(file));
            assertThat(memory.verdict()).isEqualTo(disk.verdict());
            assertThat(memory.evidence()).isEqualTo(disk.evidence());
            assertThat(memory.sha256()).isEqualTo(disk.sha256());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aPictureUnderAWrongNameIsExaminedAndSaidToBe(@TempDir Path folder) throws IOException {
        Path misnamed = Files.copy(SAMPLES.resolve("chart.png"), folder.resolve("chart.jpg"));
        assertThat(examined(misnamed).evidence())
                .extracting(Evidence::explanation)
                .anyMatch(s -> s.contains("named .jpg but is PNG"));
    }

    @Test
    void hostileFilesAreRowsNotExceptions(@TempDir Path folder) throws Exception {
        List<HostileFiles.Hostile> hostiles = HostileFiles.create(folder);
        assertThat(hostiles).hasSizeGreaterThanOrEqualTo(60);
        for (HostileFiles.Hostile hostile : hostiles) {
            Examination examination = fauxto.examine(hostile.path());
            assertThat(examination).as(hostile.path().toString()).isInstanceOf(Failed.class);
            assertThat(((Failed) examination).message()).isNotBlank();
        }
    }

    @Test
    void aMissingFileIsUnreadable() {
        Failed failed = (Failed) fauxto.examine(Path.of("no", "such", "file.jpg"));
        assertThat(failed.problem()).isEqualTo(Problem.UNREADABLE);
        assertThat(failed.model()).isEqualTo(fauxto.model());
    }

    private static Examined examined(Path file) {
        Examination examination = fauxto.examine(file);
        assertThat(examination).as(file.toString()).isInstanceOf(Examined.class);
        return (Examined) examination;
    }

    private static Stream<NamedCsvRecord> expectations() throws IOException {
        String csv = Files.readString(SAMPLES.resolve("expected.csv"), StandardCharsets.UTF_8);
        return CsvReader.builder().ofNamedCsvRecord(csv).stream();
    }
}
