// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fauxto.image.Pixels;
import org.fauxto.testing.TestImages;
import org.fauxto.verdict.ModelId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    @TempDir
    Path folder;

    private String page(Row... rows) throws IOException {
        String journal = Stream.of(rows).map(row -> RowJson.write(row) + "\n").collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("journal"), journal);
        Tally tally = Tally.NONE;
        for (Row row : rows) {
            tally = tally.plus(row.verdict());
        }
        StringWriter out = new StringWriter();
        HtmlReport.write(file, Instant.EPOCH, new ModelId("net", "1", "ab"), tally, out);
        return out.toString();
    }

    @Test
    void showsVerdictReasonsEvidenceAndErrors() throws IOException {
        String html = page(
                Rows.examined("a/b.png", "It looks drawn.", Map.of("spread", "0.4"), "QUJD"),
                Rows.failed("c.png", "The file is cut off."));

        assertThat(html)
                .contains("1970-01-01 00:00 UTC", "2 pictures", "<h2>b.png</h2>", "It looks drawn.", "75%", "spread")
                .contains("The file is cut off.", "no preview", "data:image/jpeg;base64,QUJD", "width:50.00%");
    }

    @Test
    void hostileTextStaysText() throws IOException {
        String attack = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;";
        Row row = Rows.examined(attack, attack, Map.of(attack, attack), null);
        String html = page(row, Rows.failed(attack, attack));

        assertThat(html).doesNotContain("<script", "<img src=x").contains("&lt;script&gt;", "&amp;lt;");
    }

    @Test
    void asksForNothingOutside() throws IOException {
        String html = page(Rows.examined("a.png", "r", Map.of(), null));

        assertThat(html).doesNotContain("http://", "https://", "<link", "@import", "<script");
        assertThat(html).contains("default-src 'none'");
    }

    @Test
    void shrinksThumbnailsByTheMean() throws IOException {
        byte[] jpeg = Base64.getDecoder().decode(Thumbnail.base64(TestImages.gradient(1000, 400)));
        var image = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(image.getWidth()).isEqualTo(200);
        assertThat(image.getHeight()).isEqualTo(80);

        byte[] checks = new byte[400 * 2 * 3];
        for (int i = 0; i < checks.length; i++) {
            checks[i] = (byte) (i / 3 % 2 == 0 ? 0 : 200);
        }
        assertThat(Thumbnail.shrink(new Pixels(400, 2, checks)).getRGB(7, 0) & 0xffffff)
                .isEqualTo(0x646464);
        assertThat(Thumbnail.shrink(TestImages.gradient(1, 1)).getWidth()).isEqualTo(1);
        assertThat(Thumbnail.shrink(TestImages.gradient(5000, 1)).getHeight()).isEqualTo(1);
    }
}
