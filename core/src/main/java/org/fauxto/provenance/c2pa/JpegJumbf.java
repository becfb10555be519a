// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fauxto.image.container.Block;
import org.fauxto.image.container.Bytes;

/**
 * Puts JUMBF boxes together from the APP11 segments of a JPEG (ISO/IEC 19566-5, clause D.2; ISO/IEC 18477-3).
 *
 * <p>Each segment holds CI {@code JP}, the box instance number En (2 bytes), the packet sequence number Z (4 bytes,
 * from 1) and the box header; segments of one box have the same En and repeat its header.
 */
final class JpegJumbf {
    private static final int BEFORE_BOX = 8;

    private JpegJumbf() {}

    private record Packet(int instance, long sequence, int offset, int headerSize, int end) {}

    static List<StoreBytes> assemble(byte[] file, List<Block> blocks) {
        Map<Integer, List<Packet>> byInstance = new TreeMap<>();
        for (Block block : blocks) {
            if (block.type().equals("APP11") && isJumbf(file, block)) {
                Packet p = packet(file, block);
                byInstance.computeIfAbsent(p.instance(), k -> new ArrayList<>()).add(p);
            }
        }
        return byInstance.values().stream().map(packets -> join(file, packets)).toList();
    }

    private static boolean isJumbf(byte[] file, Block block) {
        return block.length() >= BEFORE_BOX + 8
                && Bytes.matches(file, block.offset(), "JP")
                && Bytes.matches(file, block.offset() + BEFORE_BOX + 4, "jumb");
    }

    private static Packet packet(byte[] file, Block block) {
        int box = block.offset() + BEFORE_BOX;
        // LBox 1 says that an 8-byte length XLBox follows TBox
        int header = Bytes.u32Big(file, box) == 1 ? 16 : 8;
        return new Packet(
                Bytes.u16Big(file, block.offset() + 2),
                Bytes.u32Big(file, block.offset() + 4),
                box,
                Math.min(header, block.end() - box),
                block.end());
    }

    private static StoreBytes join(byte[] file, List<Packet> found) {
        List<String> damage = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        // The sort is stable: of packets with the same number the first in the file stays first
        List<Packet> packets = found.stream()
                .sorted(Comparator.comparingLong(Packet::sequence))
                .toList();
        if (!packets.equals(found)) {
            notes.add("APP11 segments out of order");
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        long expected = packets.get(0).sequence();
        if (expected > 1) {
            damage.add("the first APP11 segment is missing");
        }
        boolean first = true;
        for (Packet p : packets) {
            if (p.sequence() < expected) {
                notes.add("APP11 segment " + p.sequence() + " stands there twice");
                continue;
            }
            if (p.sequence() > expected) {
                damage.add("APP11 segment " + expected + " is missing");
                break;
            }
            int from = first ? p.offset() : p.offset() + p.headerSize();
            joined.write(file, from, p.end() - from);
            first = false;
            expected++;
        }
        byte[] bytes = joined.toByteArray();
        return new StoreBytes("JPEG APP11 segments", bytes, 0, bytes.length, damage, notes);
    }
}
