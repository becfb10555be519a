// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Subject;
import org.fauxto.image.HeaderReader;
import org.fauxto.image.ImageException;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageFormat;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.ImageLimits;

/** The pictures that {@code tools/fixtures/make_provenance_fixtures.py} wrote, and small ones written here. */
final class DeclaredFiles {
    static final Path FIXTURES = Path.of("src/test/resources/provenance/declared");
    static final DeclaredProvenance DETECTOR = new DeclaredProvenance();

    private DeclaredFiles() {}

    static Stream<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            return files.filter(f -> !f.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    static List<Evidence> examineFixture(String name) throws IOException, ImageException {
        return examineFile(FIXTURES.resolve(name));
    }

    /** As an ordinary scan does: the header first, which refuses what is no whole picture. */
    static List<Evidence> examineFile(Path path) throws IOException, ImageException {
        ImageFile file = new ImageFile(path.toString(), Files.readAllBytes(path), "00");
        return DETECTOR.examine(new Subject(file, HeaderReader.read(file, ImageLimits.DEFAULT), Optional.empty()));
    }

    /** Bytes that need not be a whole picture. */
    static List<Evidence> examine(byte[] bytes, ImageFormat format) {
        return DETECTOR.examine(
                new Subject(new ImageFile("x", bytes, "00"), new ImageHeader(format, 64, 64), Optional.empty()));
    }

    static ImageFormat formatByName(Path file) {
        String name = file.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return Stream.of(ImageFormat.values())
                .filter(f -> f.id().equals(extension) || (extension.equals("jpg") && f == ImageFormat.JPEG))
                .findFirst()
                .orElseThrow();
    }

    /** A packet with one description that has these attributes and children. */
    static byte[] packet(String before, String attributes, String children) {
        return (before + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf="
                        + "\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description " + attributes + ">"
                        + children + "</rdf:Description></rdf:RDF></x:xmpmeta>")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] xmpPng(byte[] packet) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes("XML:com.adobe.xmp\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(packet);
        return png("iTXt", chunk.toByteArray());
    }

    static byte[] textPng(String keyword, String text) {
        return png("tEXt", (keyword + "\0" + text).getBytes(StandardCharsets.UTF_8));
    }

    /** A PNG with one chunk and no picture. */
    static byte[] png(String type, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(out, type, data);
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    static void int32(ByteArrayOutputStream out, int value) {
        out.writeBytes(new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value});
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        int32(out, data.length);
        out.writeBytes(name);
        out.writeBytes(data);
        int32(out, (int) crc.getValue());
    }
}
