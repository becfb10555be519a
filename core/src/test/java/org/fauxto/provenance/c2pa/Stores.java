// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Builds containers around JUMBF data, and JUMBF data itself, where the reference library would refuse to. */
final class Stores {
    private static final byte[] TYPE_TAIL = {
        0, 0x11, 0, 0x10, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71
    };

    private Stores() {}

    /** A JPEG without picture whose APP11 segments hold the box in pieces of at most {@code piece} bytes. */
    static byte[] jpeg(byte[] box, int piece) {
        return jpeg(segments(box, piece));
    }

    static byte[] jpeg(List<byte[]> segments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        segments.forEach(out::writeBytes);
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda, 0, 2, (byte) 0xff, (byte) 0xd9});
        return out.toByteArray();
    }

    /** APP11 segments as ISO/IEC 19566-5, D.2 lays them out: the box header stands in every one. */
    static List<byte[]> segments(byte[] box, int piece) {
        List<byte[]> segments = new ArrayList<>();
        for (int from = 8; from < box.length; from += piece) {
            int size = Math.min(piece, box.length - from);
            segments.add(ByteBuffer.allocate(20 + size)
                    .putShort((short) 0xffeb)
                    .putShort((short) (18 + size))
                    .put("JP".getBytes(StandardCharsets.US_ASCII))
                    .putShort((short) 0x0211)
                    .putInt(segments.size() + 1)
                    .put(box, 0, 8)
                    .put(box, from, size)
                    .array());
        }
        return segments;
    }

    static byte[] box(String type, byte[]... content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] c : content) {
            body.writeBytes(c);
        }
        return ByteBuffer.allocate(8 + body.size())
                .putInt(8 + body.size())
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(body.toByteArray())
                .array();
    }

    /** A superbox whose content type is these four letters and the C2PA tail. */
    static byte[] superBox(String type, String label, byte[]... children) {
        byte[] description = box(
                "jumd",
                type.getBytes(StandardCharsets.US_ASCII),
                TYPE_TAIL,
                new byte[] {3},
                (label + "\0").getBytes(StandardCharsets.UTF_8));
        byte[][] all = new byte[children.length + 1][];
        all[0] = description;
        System.arraycopy(children, 0, all, 1, children.length);
        return box("jumb", all);
    }

    /** A superbox with one JSON box, which may stand wherever CBOR may. */
    static byte[] json(String type, String label, String json) {
        return superBox(type, label, box("json", json.getBytes(StandardCharsets.UTF_8)));
    }

    /** A store with one unsigned manifest that claims assertions by these URLs. */
    static byte[] store(List<String> urls, byte[]... assertions) {
        return superBox("c2pa", "c2pa", manifest("urn:c2pa:test", urls, assertions));
    }

    static byte[] manifest(String label, List<String> urls, byte[]... assertions) {
        String list = urls.stream().map(u -> "{\"url\":\"" + u + "\"}").collect(Collectors.joining(","));
        return superBox(
                "c2ma",
                label,
                superBox("c2as", "c2pa.assertions", assertions),
                json("c2cl", "c2pa.claim", "{\"dc:title\":\"t\",\"assertions\":[" + list + "]}"));
    }

    /** An actions assertion that says a trained model made the picture. */
    static byte[] aiActions(String label) {
        return json(
                "cbor",
                label,
                "{\"actions\":[{\"action\":\"c2pa.created\",\"digitalSourceType\":\"x/trainedAlgorithmicMedia\"}]}");
    }
}
