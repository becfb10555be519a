// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The first directory of a TIFF or BigTIFF (TIFF 6.0, section 2; BigTIFF design of libtiff). */
public final class TiffDirectory {
    /** Bytes per value of field types 1 to 18 (13 IFD; 16 to 18 are BigTIFF's 8-byte types); 0 is unknown. */
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    /**
     * One field.
     *
     * @param offset where its first value lies, in or outside the directory; may lie outside the file
     */
    private record Field(int tag, int type, long count, long offset) {
        long length() {
            return count * SIZES[type];
        }
    }

    private final byte[] b;
    private final boolean little;
    private final boolean big;
    private final List<Field> fields = new ArrayList<>();
    private final boolean complete;

    private TiffDirectory(byte[] b, boolean little, boolean big) {
        this.b = b;
        this.little = little;
        this.big = big;
        this.complete = readFields();
    }

    /** Reads the directory of {@code b}; bytes that are no TIFF give an empty, incomplete directory. */
    public static TiffDirectory read(byte[] b) {
        boolean little = Bytes.matches(b, 0, "II");
        int version = b.length < 4 ? 0 : little ? Bytes.u16Little(b, 2) : Bytes.u16Big(b, 2);
        return new TiffDirectory(b, little, version == 43);
    }

    private boolean readFields() {
        long directory = big ? number(8, 8) : number(4, 4);
        long entries = directory < 0 ? -1 : number(directory, big ? 8 : 2);
        // A tag occurs once and has 16 bits
        if (entries < 0 || entries > 0xffff) {
            return false;
        }
        int size = big ? 20 : 12;
        for (int i = 0; i < entries; i++) {
            long at = directory + (big ? 8 : 2) + (long) size * i;
            if (at + size > b.length) {
                return false;
            }
            int type = (int) number(at + 2, 2);
            long count = number(at + 4, big ? 8 : 4);
            if (type < SIZES.length && SIZES[type] > 0 && count >= 0 && count <= b.length) {
                int inline = big ? 8 : 4;
                long value = at + size - inline;
                long offset = count * SIZES[type] <= inline ? value : number(value, inline);
                fields.add(new Field((int) number(at, 2), type, count, offset));
            }
        }
        return true;
    }

    /** Whether the directory and the values of all its fields lie inside the file. */
    public boolean complete() {
        return complete && !blocks().damaged();
    }

    /**
     * The integer values of a field.
     *
     * @return unsigned numbers; empty where the tag is absent, is not of an integer type or lies outside the file
     */
    public long[] values(int tag) {
        for (Field f : fields) {
            int size = SIZES[f.type];
            boolean integer = f.type == 3 || f.type == 4 || f.type == 16 || f.type == 1;
            if (f.tag == tag && integer && f.offset >= 0 && f.offset + f.length() <= b.length) {
                long[] values = new long[(int) f.count];
                for (int i = 0; i < values.length; i++) {
                    values[i] = number(f.offset + (long) i * size, size);
                }
                return values;
            }
        }
        return new long[0];
    }

    ContainerBlocks blocks() {
        BlockList list = new BlockList(b);
        boolean damaged = !complete;
        for (Field f : fields) {
            damaged |= !list.add(String.format(Locale.ROOT, "0x%04X", f.tag), f.offset, f.length());
        }
        return damaged ? list.damaged() : list.whole();
    }

    /** An unsigned number of 1, 2, 4 or 8 bytes; -1 outside the file or beyond 63 bits. */
    private long number(long at, int size) {
        if (at < 0 || at + size > b.length) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            int from = little ? size - 1 - i : i;
            value = (value << 8) | Bytes.u8(b, (int) at + from);
        }
        return value < 0 ? -1 : value;
    }
}
