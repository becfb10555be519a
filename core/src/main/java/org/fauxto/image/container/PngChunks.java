// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.container;

/** Chunks of a PNG (PNG third edition, 5.3 chunk layout); CRCs are left to the decoder. */
final class PngChunks {
    /** Length, type and CRC around the data of every chunk. */
    private static final int AROUND = 12;

    private PngChunks() {}

    static ContainerBlocks walk(byte[] b) {
        BlockList list = new BlockList(b);
        if (!Bytes.matches(b, 0, "\u0089PNG\r\n\u001a\n")) {
            return list.damaged();
        }
        long at = 8;
        while (b.length - at >= AROUND) {
            long length = Bytes.u32Big(b, (int) at);
            if (!letters(b, (int) at + 4) || at + AROUND + length > b.length) {
                break;
            }
            String type = list.fourCharacters((int) at + 4);
            if (!list.add(type, at + 8, length)) {
                break;
            }
            if (type.equals("IEND")) {
                return list.whole();
            }
            at += AROUND + length;
        }
        return list.damaged();
    }

    private static boolean letters(byte[] b, int at) {
        for (int i = at; i < at + 4; i++) {
            int lower = b[i] | 0x20;
            if (lower < 'a' || lower > 'z') {
                return false;
            }
        }
        return true;
    }
}
