// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A split as a CSV that {@link Manifest} reads: {@code path,label,split,slug,generator,flags,group}, LF, in the order of the
 * samples. {@code FILE#val} is then its validation part ({@link DataPath}).
 */
public final class SplitFile {
    private SplitFile() {}

    /**
     * Reads a split.
     *
     * @throws ManifestException if it is no manifest, or a row is in no part
     * @throws IOException if it cannot be read
     */
    public static Split read(Path csv) throws IOException {
        try {
            return new Split(Manifest.read(csv).samples());
        } catch (ManifestException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith(csv.toString()) ? e : new ManifestException(csv + ": " + message, e);
        }
    }

    /**
     * Writes a split, whole or not at all; a file that is there is replaced. Paths are relative to the file's folder, so that the file
     * holds good wherever both are moved together.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(Split split, Path csv) throws IOException {
        Path target = csv.toAbsolutePath().normalize();
        Path folder = target.resolveSibling("");
        Path real = folder.toRealPath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (CsvWriter out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(part)) {
            out.writeRecord("path", "label", "split", "slug", "generator", "flags", "group");
            for (Sample s : split.samples()) {
                out.writeRecord(
                        relative(s.path().toAbsolutePath().normalize(), folder, real),
                        Integer.toString(s.label()),
                        s.split(),
                        known(s.source()),
                        known(s.generator()),
                        String.join(";", s.flags().stream().sorted().toList()),
                        s.group());
            }
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Upwards only from the real folder: the system follows links before it goes up. */
    private static String relative(Path picture, Path folder, Path real) {
        if (picture.startsWith(folder)) {
            return LabelledFolders.slashed(folder.relativize(picture));
        }
        boolean sameRoot = String.valueOf(picture.getRoot()).equals(String.valueOf(real.getRoot()));
        return LabelledFolders.slashed(sameRoot ? real.relativize(picture) : picture);
    }

    private static String known(String name) {
        return name.equals(Sample.UNKNOWN) ? "" : name;
    }
}
