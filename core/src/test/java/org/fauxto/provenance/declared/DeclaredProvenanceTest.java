// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.fauxto.evidence.Detector;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Subject;
import org.fauxto.evidence.Weight;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageFormat;
import org.fauxto.image.ImageHeader;
import org.fauxto.testing.DetectorContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeclaredProvenanceTest extends DetectorContract {
    private static final Path FIXTURES = Path.of("src/test/resources/provenance/declared");
    private static final DeclaredProvenance DETECTOR = new DeclaredProvenance();

    @Override
    protected Detector detector() {
        return DETECTOR;
    }

    static Stream<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            return files.filter(f -> !f.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void answersWhatTheNameOfTheFixtureSays(Path fixture) throws IOException {
        List<Evidence> evidence = examine(Files.readAllBytes(fixture), format(fixture));
        boolean decisive = evidence.stream().anyMatch(e -> e.weight() == Weight.DECISIVE);
        boolean ai = evidence.stream().anyMatch(e -> e.direction() == Direction.AI);
        boolean human = evidence.stream().anyMatch(e -> e.direction() == Direction.HUMAN);
        String kind = fixture.getFileName().toString().replaceAll("-.*", "");
        switch (kind) {
            case "ai" -> assertThat(decisive && ai && !human).as("%s", evidence).isTrue();
            case "maybe" -> assertThat(ai && !decisive).as("%s", evidence).isTrue();
            case "human" -> assertThat(human && !ai).as("%s", evidence).isTrue();
            default -> assertThat(evidence).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ai-iptc.jpg, declared-iptc", "ai-iptc.gif, declared-iptc", "ai-iptc.tiff, declared-iptc",
        "ai-a1111.webp, declared-prompt", "ai-comfyui-ztxt.png, declared-prompt", "ai-novelai.png, declared-software",
        "ai-flux.jpg, declared-software", "ai-aigc-segment.jpg, declared-aigc", "ai-xai.jpg, declared-xai",
        "human-camera.jpg, camera-exif"
    })
    void namesTheRule(String fixture, String detector) throws IOException {
        Path file = FIXTURES.resolve(fixture);
        assertThat(examine(Files.readAllBytes(file), format(file)))
                .anyMatch(e -> e.detector().name().equals(detector));
    }

    @Test
    void saysOfACompositeThatOnlyPartsAreGenerated() throws IOException {
        Path file = FIXTURES.resolve("ai-iptc-composite.webp");
        assertThat(examine(Files.readAllBytes(file), format(file)).get(0).explanation())
                .contains("parts of it, not necessarily all of it");
    }

    @Test
    void joinsExtendedXmp() {
        String guid = "0123456789ABCDEF0123456789ABCDEF";
        byte[] main = packet("", "xmlns:n=\"http://ns.adobe.com/xmp/note/\" n:HasExtendedXMP=\"" + guid + "\"");
        byte[] extension = packet("", ai());
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        app1(jpeg, "http://ns.adobe.com/xap/1.0/\0", main);
        int half = extension.length / 2;
        for (int[] part : new int[][] {{0, half}, {half, extension.length}}) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes(guid.getBytes(StandardCharsets.US_ASCII));
            int32(body, extension.length);
            int32(body, part[0]);
            body.write(extension, part[0], part[1] - part[0]);
            app1(jpeg, "http://ns.adobe.com/xmp/extension/\0", body.toByteArray());
        }
        jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda, 0, 2});
        assertThat(examine(jpeg.toByteArray(), ImageFormat.JPEG)).anyMatch(e -> e.direction() == Direction.AI);
    }

    @Test
    void neitherExpandsNorFetchesEntities() {
        String doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        assertRefused(xmpPng(packet(doctype, ai())));
        String laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        assertRefused(xmpPng(packet(laughs, ai())));
    }

    @Test
    void survivesDeeplyNestedXmp() {
        assertRefused(xmpPng("<x>".repeat(500_000).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void doesNotInflateABomb() {
        byte[] zeros = new byte[64 << 20];
        Deflater deflater = new Deflater(9);
        deflater.setInput(zeros);
        deflater.finish();
        byte[] compressed = new byte[1 << 20];
        int length = deflater.deflate(compressed);
        deflater.end();
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes("parameters\0\0".getBytes(StandardCharsets.US_ASCII));
        chunk.write(compressed, 0, length);
        assertRefused(png("zTXt", chunk.toByteArray()));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void survivesMutation(Path fixture) throws IOException {
        byte[] original = Files.readAllBytes(fixture);
        Random random = new Random(42);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = java.util.Arrays.copyOf(
                    original, round % 4 == 0 ? random.nextInt(original.length) : original.length);
            for (int i = 0; i < 1 + round % 16 && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(examine(bytes, format(fixture))).doesNotContainNull();
        }
    }

    private static void assertRefused(byte[] png) {
        assertThat(examine(png, ImageFormat.PNG))
                .singleElement()
                .matches(e -> e.detector().name().equals("declared-provenance") && e.weight() == Weight.NONE);
    }

    private static List<Evidence> examine(byte[] bytes, ImageFormat format) {
        return DETECTOR.examine(
                new Subject(new ImageFile("x", bytes, "00"), new ImageHeader(format, 64, 64), Optional.empty()));
    }

    private static ImageFormat format(Path file) {
        String name = file.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return Stream.of(ImageFormat.values())
                .filter(f -> f.id().equals(extension) || (extension.equals("jpg") && f == ImageFormat.JPEG))
                .findFirst()
                .orElseThrow();
    }

    private static String ai() {
        return "xmlns:i=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" i:DigitalSourceType=\"trainedAlgorithmicMedia\"";
    }

    private static byte[] packet(String before, String attributes) {
        return (before + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf="
                        + "\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description " + attributes
                        + "/></rdf:RDF></x:xmpmeta>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] xmpPng(byte[] packet) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes("XML:com.adobe.xmp\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(packet);
        return png("iTXt", chunk.toByteArray());
    }

    private static byte[] png(String type, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(out, type, data);
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
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

    private static void app1(ByteArrayOutputStream out, String head, byte[] body) {
        int length = 2 + head.length() + body.length;
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, (byte) (length >> 8), (byte) length});
        out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(body);
    }

    private static void int32(ByteArrayOutputStream out, int value) {
        out.writeBytes(new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value});
    }
}
