// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fauxto.image.ImageFormat;
import org.fauxto.image.container.Block;
import org.fauxto.image.container.Bytes;
import org.fauxto.image.container.Containers;

/**
 * Where JUMBF data lies: a range of an array, with the name of its place in the container.
 *
 * @param place  where it was found, for example {@code PNG caBX chunk}
 * @param damage what is missing, one sentence part each
 * @param notes  what is irregular but loses nothing, one sentence part each
 */
@SuppressWarnings("ArrayRecordComponent") // handed from finder to reader, never compared
record StoreBytes(String place, byte[] bytes, int from, int to, List<String> damage, List<String> notes) {
    StoreBytes(String place, byte[] bytes, int from, int to) {
        this(place, bytes, from, to, List.of(), List.of());
    }

    /** User type of the C2PA box (C2PA specification 2.2, annex A, "Embedding manifests into BMFF-based assets"). */
    private static final long USER_TYPE_HIGH = 0xD8FEC3D61B0E483CL;

    private static final long USER_TYPE_LOW = 0x92975828877EC481L;
    /** One is right; more would let the many tags of a hostile TIFF all point to the same large range. */
    private static final int MAX_PLACES = 4;

    private static final String GIF_APPLICATION = "application C2PA_GIF";

    /** JUMBF data in the places annex A of the C2PA specification gives them, each place whole. */
    static List<StoreBytes> find(byte[] file, ImageFormat format) {
        List<Block> blocks = Containers.blocks(file, format).blocks();
        return switch (format) {
            case JPEG -> JpegJumbf.assemble(file, blocks);
            case PNG -> ranges(file, blocks, "caBX", "PNG caBX chunk");
            case WEBP -> ranges(file, blocks, "C2PA", "WebP C2PA chunk");
            case TIFF -> ranges(file, blocks, "0xCD41", "TIFF tag 0xCD41");
            case GIF ->
                blocks.stream()
                        .filter(b -> b.type().startsWith(GIF_APPLICATION))
                        .map(b -> withoutSubBlocks(file, b))
                        .toList();
            case AVIF, HEIC -> isoBoxes(file, blocks, format);
            case BMP -> List.of();
        };
    }

    private static List<StoreBytes> ranges(byte[] file, List<Block> blocks, String type, String place) {
        return blocks.stream()
                .filter(b -> b.type().equals(type))
                .limit(MAX_PLACES)
                .map(b -> new StoreBytes(place, file, b.offset(), b.end()))
                .toList();
    }

    /** GIF89a, section 15: data comes in sub-blocks of at most 255 bytes, each after its length. */
    private static StoreBytes withoutSubBlocks(byte[] file, Block block) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(block.length());
        int at = block.offset();
        while (at < block.end()) {
            int length = Math.min(Bytes.u8(file, at), block.end() - at - 1);
            joined.write(file, at + 1, length);
            at += 1 + length;
        }
        return new StoreBytes("GIF application extension", joined.toByteArray(), 0, joined.size());
    }

    /** The box shall stand before the first {@code mdat}; one after it was appended to a finished file. */
    private static List<StoreBytes> isoBoxes(byte[] file, List<Block> blocks, ImageFormat format) {
        List<StoreBytes> found = new ArrayList<>();
        for (Block block : blocks) {
            if (block.type().equals("mdat")) {
                break;
            }
            if (block.type().equals("uuid")) {
                manifestBox(file, block)
                        .ifPresent(from ->
                                found.add(new StoreBytes(format.name() + " uuid box", file, from, block.end())));
            }
        }
        return found;
    }

    /** User type, version and flags, purpose "manifest" ended by a zero byte, offset of 8 bytes, data. */
    private static Optional<Integer> manifestBox(byte[] file, Block block) {
        int purpose = block.offset() + 16 + 4;
        int data = purpose + "manifest\0".length() + 8;
        boolean manifest = block.end() >= data
                && Bytes.longBig(file, block.offset()) == USER_TYPE_HIGH
                && Bytes.longBig(file, block.offset() + 8) == USER_TYPE_LOW
                && Bytes.matches(file, purpose, "manifest\0");
        return manifest ? Optional.of(data) : Optional.empty();
    }
}
