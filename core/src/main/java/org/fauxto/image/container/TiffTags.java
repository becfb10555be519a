// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.container;

import java.util.Locale;

/** Tags of a TIFF's first directory (TIFF 6.0, section 2). BigTIFF is reported as damaged. */
final class TiffTags {
    /** Bytes per value of field types 1 to 13; others are skipped. */
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

    private TiffTags() {}

    static ContainerBlocks walk(byte[] b) {
        BlockList list = new BlockList(b);
        boolean little = Bytes.matches(b, 0, "II*\0");
        if (b.length < 8 || (!little && !Bytes.matches(b, 0, "MM\0*"))) {
            return list.damaged();
        }
        long directory = u32(b, 4, little);
        if (directory + 2 > b.length) {
            return list.damaged();
        }
        int entries = little ? Bytes.u16Little(b, (int) directory) : Bytes.u16Big(b, (int) directory);
        boolean damaged = false;
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + 12L * i;
            if (entry + 12 > b.length) {
                return list.damaged();
            }
            damaged |= !add(list, b, (int) entry, little);
        }
        return damaged ? list.damaged() : list.whole();
    }

    private static boolean add(BlockList list, byte[] b, int entry, boolean little) {
        int tag = little ? Bytes.u16Little(b, entry) : Bytes.u16Big(b, entry);
        int type = little ? Bytes.u16Little(b, entry + 2) : Bytes.u16Big(b, entry + 2);
        if (type == 0 || type >= SIZES.length) {
            return true;
        }
        long length = u32(b, entry + 4, little) * SIZES[type];
        long offset = length <= 4 ? entry + 8L : u32(b, entry + 8, little);
        return list.add(String.format(Locale.ROOT, "0x%04X", tag), offset, length);
    }

    private static long u32(byte[] b, int at, boolean little) {
        return little ? Bytes.u32Little(b, at) : Bytes.u32Big(b, at);
    }
}
