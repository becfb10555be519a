// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.fauxto.evidence.Detector;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Weight;
import org.fauxto.image.ImageFormat;
import org.fauxto.testing.DetectorContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeclaredProvenanceTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return DeclaredFiles.DETECTOR;
    }

    @ParameterizedTest
    @MethodSource("org.fauxto.provenance.declared.DeclaredFiles#fixtures")
    void answersWhatTheNameOfTheFixtureSays(Path fixture) throws Exception {
        List<Evidence> evidence = DeclaredFiles.examineFile(fixture);
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

    @Test
    void joinsExtendedXmp() {
        String guid = "0123456789ABCDEF0123456789ABCDEF";
        byte[] main = DeclaredFiles.packet(
                "", "xmlns:n=\"http://ns.adobe.com/xmp/note/\" n:HasExtendedXMP=\"" + guid + "\"", "");
        byte[] extension = DeclaredFiles.packet("", ai(), "");
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        app1(jpeg, "http://ns.adobe.com/xap/1.0/\0", main);
        int half = extension.length / 2;
        for (int[] part : new int[][] {{0, half}, {half, extension.length}}) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes(guid.getBytes(StandardCharsets.US_ASCII));
            DeclaredFiles.int32(body, extension.length);
            DeclaredFiles.int32(body, part[0]);
            body.write(extension, part[0], part[1] - part[0]);
            app1(jpeg, "http://ns.adobe.com/xmp/extension/\0", body.toByteArray());
        }
        jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda, 0, 2});
        assertThat(DeclaredFiles.examine(jpeg.toByteArray(), ImageFormat.JPEG))
                .anyMatch(e -> e.direction() == Direction.AI);
    }

    @Test
    void neitherExpandsNorFetchesEntities() {
        String doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        assertRefused(DeclaredFiles.xmpPng(DeclaredFiles.packet(doctype, ai(), "")));
        String laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        assertRefused(DeclaredFiles.xmpPng(DeclaredFiles.packet(laughs, ai(), "")));
    }

    @Test
    void survivesDeeplyNestedXmp() {
        assertRefused(DeclaredFiles.xmpPng("<x>".repeat(500_000).getBytes(StandardCharsets.UTF_8)));
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
        assertRefused(DeclaredFiles.png("zTXt", chunk.toByteArray()));
    }

    @ParameterizedTest
    @MethodSource("org.fauxto.provenance.declared.DeclaredFiles#fixtures")
    void survivesMutation(Path fixture) throws IOException {
        byte[] original = Files.readAllBytes(fixture);
        Random random = new Random(42);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = java.util.Arrays.copyOf(
                    original, round % 4 == 0 ? random.nextInt(original.length) : original.length);
            for (int i = 0; i < 1 + round % 16 && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(DeclaredFiles.examine(bytes, DeclaredFiles.formatByName(fixture)))
                    .doesNotContainNull();
        }
    }

    private static void assertRefused(byte[] png) {
        assertThat(DeclaredFiles.examine(png, ImageFormat.PNG))
                .singleElement()
                .matches(e -> e.detector().name().equals("declared-provenance") && e.weight() == Weight.NONE);
    }

    private static String ai() {
        return "xmlns:i=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" i:DigitalSourceType=\"trainedAlgorithmicMedia\"";
    }

    private static void app1(ByteArrayOutputStream out, String head, byte[] body) {
        int length = 2 + head.length() + body.length;
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, (byte) (length >> 8), (byte) length});
        out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(body);
    }
}
