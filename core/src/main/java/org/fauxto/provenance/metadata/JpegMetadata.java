// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.metadata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fauxto.image.container.Block;
import org.fauxto.image.container.Bytes;
import org.fauxto.image.container.ContainerBlocks;

/** APP1 (EXIF; XMP, XMP specification part 3, 1.1.3), comments, and application segments of no known kind. */
final class JpegMetadata {
    static final String EXIF = "Exif\0\0";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final String EXTENSION = "http://ns.adobe.com/xmp/extension/\0";
    /** Most characters of an unknown segment that are kept; an AIGC label is about 500 long. */
    private static final int MAX_UNKNOWN = 4096;

    private JpegMetadata() {}

    static void read(byte[] bytes, ContainerBlocks blocks, MetadataCollector collector) throws IOException {
        List<Block> extensions = new ArrayList<>();
        for (Block block : blocks.blocks()) {
            if (block.type().equals("APP1") && Bytes.matches(bytes, block.offset(), EXIF)) {
                Exif.read(bytes, block.offset(), block.length(), collector);
            } else if (block.type().equals("APP1") && Bytes.matches(bytes, block.offset(), XMP)) {
                Xmp.read(bytes, block.offset() + XMP.length(), block.length() - XMP.length(), collector);
            } else if (block.type().equals("APP1") && Bytes.matches(bytes, block.offset(), EXTENSION)) {
                extensions.add(block);
            } else if (block.type().equals("COM")) {
                text(bytes, block, "comment", "JPEG comment", block.length(), collector);
            } else if (block.type().startsWith("APP") && startsWithLetters(bytes, block)) {
                String key = "app/" + block.type().substring(3);
                text(bytes, block, key, "JPEG " + block.type() + " segment", MAX_UNKNOWN, collector);
            }
        }
        extended(bytes, extensions, collector);
    }

    private static void text(
            byte[] bytes, Block block, String key, String place, int most, MetadataCollector collector) {
        int length = Math.min(block.length(), most);
        if (collector.reserve(length, place)) {
            collector.add(key, MetadataCollector.text(bytes, block.offset(), length), place);
        }
    }

    /** Known segments begin with a name and a zero byte; one that begins with AIGC is text from its first byte. */
    private static boolean startsWithLetters(byte[] bytes, Block block) {
        int probe = Math.min(block.length(), 8);
        for (int i = block.offset(); i < block.offset() + probe; i++) {
            if (bytes[i] < ' ') {
                return false;
            }
        }
        return probe > 0;
    }

    /** Portions carry a 32-digit id, the full length and their own offset before the data. */
    private static void extended(byte[] bytes, List<Block> extensions, MetadataCollector collector) {
        String guid = collector.value("xmp/xmpNote:HasExtendedXMP").strip();
        int head = EXTENSION.length() + 40;
        byte[] whole = {};
        int filled = 0;
        for (Block block : extensions) {
            int at = block.offset() + EXTENSION.length();
            if (block.length() < head || guid.length() != 32 || !Bytes.matches(bytes, at, guid)) {
                continue;
            }
            long full = Bytes.u32Big(bytes, at + 32);
            long offset = Bytes.u32Big(bytes, at + 36);
            int portion = block.length() - head;
            if (filled == 0) {
                if (!collector.reserve(full, "extended XMP")) {
                    return;
                }
                whole = new byte[(int) full];
            }
            // Portions are written in order; one that is missing or out of place makes the rest unreadable
            if (full != whole.length || offset != filled || portion > whole.length - filled) {
                collector.problem("extended XMP is damaged: its portions do not join");
                break;
            }
            System.arraycopy(bytes, at + 40, whole, filled, portion);
            filled += portion;
        }
        if (filled > 0) {
            Xmp.read(new String(whole, 0, filled, StandardCharsets.UTF_8), collector);
        }
    }
}
