// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.metadata;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fauxto.image.container.Block;
import org.fauxto.image.container.Bytes;
import org.fauxto.image.container.ContainerBlocks;
import org.fauxto.image.container.IsoBoxes;

/** EXIF and XMP items of AVIF and HEIC (ISO/IEC 14496-12, 8.11; ISO/IEC 23008-12, annex A). */
final class HeifMetadata {
    private static final String XMP_TYPE = "application/rdf+xml\0";
    /** Version and flags of a full box. */
    private static final int FULL = 4;

    private HeifMetadata() {}

    static void read(byte[] b, ContainerBlocks blocks, MetadataCollector collector) throws IOException {
        Optional<Block> meta = blocks.first("meta").filter(m -> m.length() >= FULL);
        if (meta.isEmpty()) {
            return;
        }
        ContainerBlocks inside =
                IsoBoxes.walk(b, meta.get().offset() + FULL, meta.get().end());
        Optional<Block> info = inside.first("iinf").filter(i -> i.length() >= 8);
        Optional<Block> location = inside.first("iloc").filter(i -> i.length() >= 8);
        if (info.isPresent() && location.isPresent()) {
            Map<Long, String> kinds = kinds(b, info.get());
            int idat = inside.first("idat").map(Block::offset).orElse(-1);
            new HeifLocations(b, location.get(), idat).forEach((item, range) -> {
                String kind = kinds.getOrDefault(item, "");
                if (kind.equals("Exif") && range.length() > 4) {
                    // Annex A.2.1: the item begins with the distance to the TIFF header
                    long skip = 4 + Bytes.u32Big(b, range.offset());
                    if (skip < range.length()) {
                        Exif.read(b, (int) (range.offset() + skip), (int) (range.length() - skip), collector);
                    }
                } else if (kind.equals("XMP")) {
                    Xmp.read(b, range.offset(), range.length(), collector);
                }
            });
        }
    }

    /** Item number to {@code Exif} or {@code XMP}; other items are left out. */
    private static Map<Long, String> kinds(byte[] b, Block info) {
        Map<Long, String> kinds = new HashMap<>();
        int entries = info.offset() + FULL + (b[info.offset()] == 0 ? 2 : 4);
        for (Block entry : IsoBoxes.walk(b, entries, info.end()).ofType("infe")) {
            int wide = entry.length() > 0 && b[entry.offset()] >= 3 ? 2 : 0;
            int at = entry.offset() + FULL;
            if (entry.length() < FULL + 9 + wide || b[entry.offset()] < 2) {
                continue;
            }
            long id = wide > 0 ? Bytes.u32Big(b, at) : Bytes.u16Big(b, at);
            int type = at + 4 + wide;
            if (Bytes.matches(b, type, "Exif")) {
                kinds.put(id, "Exif");
            } else if (Bytes.matches(b, type, "mime")) {
                int name = type + 4;
                while (name < entry.end() && b[name] != 0) {
                    name++;
                }
                if (entry.end() - name > XMP_TYPE.length() && Bytes.matches(b, name + 1, XMP_TYPE)) {
                    kinds.put(id, "XMP");
                }
            }
        }
        return kinds;
    }
}
