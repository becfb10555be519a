// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import java.util.List;
import java.util.Optional;
import org.fauxto.image.container.Block;
import org.fauxto.image.container.Bytes;
import org.fauxto.image.container.ContainerBlocks;
import org.fauxto.image.container.IsoBoxes;

/**
 * AVIF and HEIC: the extent ({@code ispe}) of the primary item (ISO/IEC 23008-12, 6.5.3; 14496-12, 8.11). Where the
 * item's properties cannot be followed, the largest extent is taken: tiles and thumbnails are smaller than the whole.
 */
final class IsoStructure implements FormatStructure {
    @Override
    public Size size(byte[] b) throws ImageException {
        ContainerBlocks top = IsoBoxes.walk(b, 0, b.length);
        Optional<Block> meta = top.first("meta");
        if (meta.isEmpty()) {
            throw top.damaged()
                    ? FormatStructure.truncated("it ends before the description of its picture")
                    : FormatStructure.damaged("it has no description of a still picture");
        }
        // meta is a full box: version and flags come before its children
        List<Block> inMeta = children(b, meta.get(), 4);
        List<Block> inProperties =
                first(inMeta, "iprp").map(p -> children(b, p, 0)).orElse(List.of());
        List<Block> properties =
                first(inProperties, "ipco").map(p -> children(b, p, 0)).orElse(List.of());
        long primary = first(inMeta, "pitm").map(p -> primaryItem(b, p)).orElse(-1L);
        Size largest = new Size(0, 0);
        for (Block property : properties) {
            if (property.type().equals("ispe") && property.length() >= 12) {
                Size size = new Size(Bytes.u32Big(b, property.offset() + 4), Bytes.u32Big(b, property.offset() + 8));
                if (first(inProperties, "ipma")
                        .map(m -> new PropertyAssociations(b, m).has(primary, properties.indexOf(property) + 1))
                        .orElse(false)) {
                    return size;
                }
                largest = (double) size.width() * size.height() > (double) largest.width() * largest.height()
                        ? size
                        : largest;
            }
        }
        if (largest.width() == 0) {
            throw FormatStructure.damaged("it does not say the dimensions of its picture");
        }
        return largest;
    }

    @Override
    public void checkComplete(byte[] b, Size size) throws ImageException {
        if (IsoBoxes.walk(b, 0, b.length).damaged()) {
            throw FormatStructure.truncated("its last box does not end with the file");
        }
    }

    private static List<Block> children(byte[] b, Block parent, int skip) {
        return IsoBoxes.walk(b, Math.min(parent.offset() + skip, parent.end()), parent.end())
                .blocks();
    }

    private static Optional<Block> first(List<Block> blocks, String type) {
        return blocks.stream().filter(x -> x.type().equals(type)).findFirst();
    }

    private static long primaryItem(byte[] b, Block pitm) {
        boolean wide = pitm.length() >= 8 && Bytes.u8(b, pitm.offset()) > 0;
        if (wide) {
            return Bytes.u32Big(b, pitm.offset() + 4);
        }
        return pitm.length() >= 6 ? Bytes.u16Big(b, pitm.offset() + 4) : -1;
    }
}
