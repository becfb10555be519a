// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import org.fauxto.image.container.Block;
import org.fauxto.image.container.Bytes;

/** The {@code ipma} box: which properties belong to which item (ISO/IEC 14496-12, 8.11.14). */
final class PropertyAssociations {
    private final byte[] b;
    private final Block box;

    PropertyAssociations(byte[] b, Block box) {
        this.b = b;
        this.box = box;
    }

    /**
     * Whether an item has a property.
     *
     * @param property position in {@code ipco}, counted from 1
     */
    boolean has(long item, int property) {
        if (box.length() < 8) {
            return false;
        }
        boolean wideItem = Bytes.u8(b, box.offset()) > 0;
        int indexBytes = 1 + (Bytes.u8(b, box.offset() + 3) & 1);
        long items = Bytes.u32Big(b, box.offset() + 4);
        int at = box.offset() + 8;
        int idBytes = wideItem ? 4 : 2;
        for (long i = 0; i < items && box.end() - at > idBytes; i++) {
            long id = wideItem ? Bytes.u32Big(b, at) : Bytes.u16Big(b, at);
            int count = Bytes.u8(b, at + idBytes);
            at += idBytes + 1;
            if (box.end() - at < count * indexBytes) {
                return false;
            }
            for (int k = 0; id == item && k < count; k++) {
                // The top bit says whether the property is essential
                int index = indexBytes == 2 ? Bytes.u16Big(b, at + 2 * k) & 0x7fff : Bytes.u8(b, at + k) & 0x7f;
                if (index == property) {
                    return true;
                }
            }
            at += count * indexBytes;
        }
        return false;
    }
}
