// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.metadata;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.fauxto.image.container.Block;
import org.fauxto.image.container.ContainerBlocks;

/** Text chunks, EXIF and XMP of a PNG (PNG specification, third edition, 11.3.3 and 11.3.6). */
final class PngMetadata {
    private static final String XMP_KEYWORD = "XML:com.adobe.xmp";
    private static final int MAX_KEYWORD = 79;

    private PngMetadata() {}

    static void read(byte[] bytes, ContainerBlocks blocks, MetadataCollector collector) throws IOException {
        for (Block block : blocks.blocks()) {
            switch (block.type()) {
                case "eXIf" -> Exif.read(bytes, block.offset(), block.length(), collector);
                case "tEXt", "zTXt", "iTXt" -> text(bytes, block, collector);
                default -> {
                    // Not metadata
                }
            }
        }
    }

    private static void text(byte[] bytes, Block block, MetadataCollector collector) {
        int keywordEnd = zero(bytes, block.offset(), Math.min(block.end(), block.offset() + MAX_KEYWORD + 1));
        if (keywordEnd < 0) {
            collector.problem("PNG " + block.type() + " chunk is damaged: it has no keyword");
            return;
        }
        String keyword = MetadataCollector.text(bytes, block.offset(), keywordEnd - block.offset());
        int from = keywordEnd + 1;
        boolean compressed = block.type().equals("zTXt");
        if (compressed) {
            from++;
        } else if (block.type().equals("iTXt")) {
            compressed = from < block.end() && bytes[from] == 1;
            int languageEnd = zero(bytes, from + 2, block.end());
            int translatedEnd = languageEnd < 0 ? -1 : zero(bytes, languageEnd + 1, block.end());
            from = translatedEnd < 0 ? block.end() + 1 : translatedEnd + 1;
        }
        if (from > block.end()) {
            collector.problem("PNG " + block.type() + " chunk is damaged: it ends before its text");
        } else {
            String place = "PNG " + block.type() + " chunk";
            add(keyword, place, compressed, bytes, from, block.end() - from, collector);
        }
    }

    private static void add(
            String keyword,
            String place,
            boolean compressed,
            byte[] bytes,
            int from,
            int length,
            MetadataCollector collector) {
        byte[] source = bytes;
        int begin = from;
        int count = length;
        if (compressed) {
            source = inflate(bytes, from, length, place, collector);
            begin = 0;
            count = source.length;
        }
        if (!collector.reserve(count, place)) {
            return;
        }
        String text = MetadataCollector.text(source, begin, count);
        if (keyword.equals(XMP_KEYWORD)) {
            Xmp.read(text, collector);
        } else {
            collector.add("text/" + keyword, text, place);
        }
    }

    /** Never inflates more than the collector has room for; empty where the text is larger or damaged. */
    private static byte[] inflate(byte[] bytes, int from, int length, String place, MetadataCollector collector) {
        int room = collector.room();
        byte[] out = new byte[(int) Math.min(room + 1L, Math.max(4096, 4L * length))];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, from, length);
            int filled = 0;
            while (!inflater.finished()) {
                if (filled == out.length) {
                    if (filled > room) {
                        collector.problem(place + " was not read: it inflates to more than " + room + " bytes");
                        return new byte[0];
                    }
                    out = Arrays.copyOf(out, (int) Math.min(room + 1L, 2L * out.length));
                }
                int n = inflater.inflate(out, filled, out.length - filled);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    collector.problem(place + " is damaged: its compressed text ends early");
                    break;
                }
                filled += n;
            }
            return Arrays.copyOf(out, filled);
        } catch (DataFormatException e) {
            collector.problem(place + " is damaged: " + e.getMessage());
            return new byte[0];
        } finally {
            inflater.end();
        }
    }

    /** Index of the first zero byte in a range, or -1. */
    private static int zero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }
}
