// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.container;

/** Boxes of an ISO base media file (ISO/IEC 14496-12, 4.2), as in AVIF and HEIC. */
public final class IsoBoxes {
    private IsoBoxes() {}

    /**
     * The boxes that lie side by side in a range of the file.
     *
     * @param from index of the first box's size field
     * @param to   index of the byte after the last box, at most {@code b.length}
     * @return blocks whose type is the box type and whose payload follows the box header
     */
    public static ContainerBlocks walk(byte[] b, int from, int to) {
        BlockList list = new BlockList(b);
        long at = from;
        while (to - at >= 8) {
            long size = Bytes.u32Big(b, (int) at);
            int header = 8;
            if (size == 1) {
                if (to - at < 16) {
                    break;
                }
                size = Bytes.longBig(b, (int) at + 8);
                header = 16;
            } else if (size == 0) {
                size = to - at;
            }
            boolean fits = size >= header && size <= to - at;
            if (!fits || !list.add(list.fourCharacters((int) at + 4), at + header, size - header)) {
                break;
            }
            at += size;
        }
        return at == to ? list.whole() : list.damaged();
    }
}
