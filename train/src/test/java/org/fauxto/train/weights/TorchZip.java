// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip archive as torch.save writes it, around a pickle of the test's own. */
final class TorchZip {
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    TorchZip(byte[] pickle) {
        entries.put("a/data.pkl", pickle);
    }

    /** A pickle in which every character of {@code text} is a byte. */
    TorchZip(String text) {
        this(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    TorchZip with(String name, byte... bytes) {
        entries.put("a/" + name, bytes);
        return this;
    }

    Path write(Path file, boolean compressed) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                CRC32 crc = new CRC32();
                crc.update(entry.getValue());
                header.setMethod(compressed ? ZipEntry.DEFLATED : ZipEntry.STORED);
                header.setSize(entry.getValue().length);
                header.setCrc(crc.getValue());
                zip.putNextEntry(header);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }
}
