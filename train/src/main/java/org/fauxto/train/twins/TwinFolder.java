// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.twins;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.fauxto.dataset.Sample;
import org.fauxto.image.Pixels;
import org.fauxto.image.Sha256;

/**
 * A folder of pairs: {@code human/} and {@code redrawn/} with PNG files of the same names, and {@code twins.csv}, a manifest of both. Pairs that
 * are there stay, so that a run that was cut off goes on.
 */
public final class TwinFolder {
    private final Path root;
    private final String autoencoder;
    private final List<String[]> rows = new ArrayList<>();

    public TwinFolder(Path root, String autoencoder) throws IOException {
        this.root = root;
        this.autoencoder = autoencoder;
        Files.createDirectories(root.resolve("human"));
        Files.createDirectories(root.resolve("redrawn"));
    }

    private static String file(Sample sample) {
        return Sha256.hex(sample.name().getBytes(StandardCharsets.UTF_8)).substring(0, 24) + ".png";
    }

    /** Whether the picture's pair is there already. */
    public boolean has(Sample sample) {
        return Files.isRegularFile(root.resolve("redrawn").resolve(file(sample)));
    }

    /** Writes a pair, the redrawn one last: it stands for both. */
    public void write(Sample sample, RoundTrip.Twins twins) throws IOException {
        png(root.resolve("human").resolve(file(sample)), twins.human());
        png(root.resolve("redrawn").resolve(file(sample)), twins.redrawn());
    }

    /** Puts a pair that is there into the manifest. */
    public void list(Sample sample) {
        String name = file(sample);
        String group = "twins " + name;
        rows.add(new String[] {"human/" + name, "0", "none", autoencoder + "-human", group, sample.source()});
        rows.add(new String[] {"redrawn/" + name, "1", autoencoder, autoencoder + "-redrawn", group, sample.source()});
    }

    /** Writes {@code twins.csv}; column {@code of} is the source of the human picture. */
    public Path manifest() throws IOException {
        Path file = root.resolve("twins.csv");
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord("path", "label", "generator", "slug", "group", "of");
            rows.forEach(csv::writeRecord);
        }
        return file;
    }

    private static void png(Path file, Pixels pixels) throws IOException {
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < pixels.height(); y++) {
            for (int x = 0; x < pixels.width(); x++) {
                image.setRGB(x, y, pixels.at(x, y, 0) << 16 | pixels.at(x, y, 1) << 8 | pixels.at(x, y, 2));
            }
        }
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        ImageIO.write(image, "png", temporary.toFile());
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
