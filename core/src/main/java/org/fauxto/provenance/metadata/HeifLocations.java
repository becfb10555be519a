// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.metadata;

import java.io.IOException;
import org.fauxto.image.container.Block;
import org.fauxto.image.container.Bytes;

/** Walks the item location box (ISO/IEC 14496-12, 8.11.3); items in several extents are left out. */
final class HeifLocations {
    private final byte[] bytes;
    private final Block box;
    private final int idat;
    private int at;

    /** @param idat index of the first byte of the item data box's payload, or -1 */
    HeifLocations(byte[] bytes, Block box, int idat) {
        this.bytes = bytes;
        this.box = box;
        this.idat = idat;
        this.at = box.offset();
    }

    /** Receives the place of an item, wholly inside the file. */
    interface Receiver {
        void accept(long item, Block range) throws IOException;
    }

    void forEach(Receiver receiver) throws IOException {
        int version = (int) number(1);
        number(3);
        int sizes = (int) number(2);
        long items = number(version < 2 ? 2 : 4);
        for (long i = 0; i < items && at < box.end(); i++) {
            long item = number(version < 2 ? 2 : 4);
            int method = version == 0 ? 0 : (int) number(2) & 0xf;
            number(2);
            long base = number((sizes >> 4) & 0xf);
            long extents = number(2);
            for (long e = 0; e < extents && at < box.end(); e++) {
                if (version > 0) {
                    number(sizes & 0xf);
                }
                long offset = base + number((sizes >> 12) & 0xf) + (method == 1 ? idat : 0);
                long length = number((sizes >> 8) & 0xf);
                boolean readable = method == 0 || (method == 1 && idat >= 0);
                boolean inside = offset >= 0 && length > 0 && length <= bytes.length && offset <= bytes.length - length;
                if (extents == 1 && readable && inside) {
                    receiver.accept(item, new Block("item", (int) offset, (int) length));
                }
            }
        }
    }

    /** An unsigned number of 0 to 8 bytes; what would lie outside the box reads as zero. */
    private long number(int size) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | (at < box.end() ? Bytes.u8(bytes, at) : 0);
            at++;
        }
        return value;
    }
}
