// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RowFormsTest {
    private static final Row ROW =
            Rows.examined("a/b.png", "It \"looks\" drawn, twice.\nReally.", Map.of("k", "v"), null);

    @Test
    void writesTheKeysOfTheSchemaInItsOrder() throws IOException {
        Path file = Path.of(System.getProperty("fauxto.root"), "docs/schema/detect-row-v1.json");
        JsonNode schema = JsonMapper.shared().readTree(Files.readString(file));
        for (Row row : List.of(ROW, Rows.failed("x", "Broken."))) {
            JsonNode json = JsonMapper.shared().readTree(RowJson.write(row));
            assertThat(json.propertyNames())
                    .containsExactlyElementsOf(schema.get("properties").propertyNames());
        }
        JsonNode finding =
                JsonMapper.shared().readTree(RowJson.write(ROW)).get("evidence").get(0);
        assertThat(finding.propertyNames())
                .containsExactlyElementsOf(
                        schema.at("/properties/evidence/items/properties").propertyNames());
        assertThat(schema.at("/properties/schema/const").asString()).isEqualTo(Row.SCHEMA);
    }

    @Test
    void readsBackWhatItWrote() {
        Row withThumbnail = Rows.examined("\u00fc", "r", Map.of(), "AAAA");
        for (Row row : List.of(ROW, withThumbnail, Rows.failed("x", "Broken."))) {
            assertThat(RowJson.read(RowJson.write(row))).contains(row);
        }
        assertThat(RowJson.read("")).isEmpty();
        assertThat(RowJson.read("null")).isEmpty();
        assertThat(RowJson.read("{}")).isEmpty();
        assertThat(RowJson.read("{\"schema\":\"fauxto.det")).isEmpty();
        assertThat(RowJson.read("[1]")).isEmpty();
    }

    @Property(tries = 300)
    void isAlwaysOneLineOfValidJson(@ForAll String path, @ForAll String reason) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonlSink(out).write(Rows.failed(path, reason));
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
        assertThat(RowJson.read(text)).isPresent();
    }

    @Property(tries = 300)
    void quotesCsvSoThatItReadsBack(@ForAll String path, @ForAll String reason) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvSink sink = new CsvSink(out, true);
        sink.write(Rows.failed(path, reason));
        // Unpaired surrogates cannot be written as UTF-8.
        String expected = new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        List<CsvRecord> records = CsvReader.builder().ofCsvRecord(out.toString(StandardCharsets.UTF_8)).stream()
                .toList();
        assertThat(records).hasSize(2);
        assertThat(records.get(0).getFields()).isEqualTo(CsvSink.COLUMNS);
        assertThat(records.get(1).getField(CsvSink.COLUMNS.indexOf("path"))).isEqualTo(expected);
    }

    @Test
    void makesNamesHarmlessOnTerminals() throws IOException {
        List<String> lines = new ArrayList<>();
        TableSink table = new TableSink(lines::add, new TableSink.Layout(70, false));
        table.write(Rows.failed("evil\u001b[31m\u202egpj.exe\n", "Broken."));
        table.write(Rows.examined("/very/long/path".repeat(9) + "/end.png", "Word ".repeat(40), Map.of(), null));
        table.write(Rows.examined("\u65e5\u672c\u8a9e.png", "Wide.", Map.of(), null));

        assertThat(lines.get(1)).contains("evil?[31m?gpj.exe?").endsWith("Broken.");
        assertThat(lines).allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(70));
        assertThat(lines.get(2)).contains("\u2026", "end.png");
        int column = lines.get(1).indexOf("Broken.");
        String wide = lines.get(lines.size() - 1);
        assertThat(TextWidth.of(wide.substring(0, wide.indexOf("Wide.")))).isEqualTo(column);
    }

    @Property(tries = 300)
    void wrapsWithoutLosingText(@ForAll String text) {
        String safe = TextWidth.printable(text);
        List<String> lines = TextWidth.wrapped(safe, 10);
        assertThat(lines).allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(10));
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(safe.replace(" ", ""));
    }
}
