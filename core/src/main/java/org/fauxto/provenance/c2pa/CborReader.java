// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fauxto.image.container.Bytes;

/**
 * Reads one CBOR data item (RFC 8949) into an immutable tree.
 *
 * <p>Time and memory grow linearly with the input: a length or count beyond the bytes that are there is refused before
 * anything is set aside for it.
 */
final class CborReader {
    /** C2PA structures nest about six deep. */
    static final int MAX_DEPTH = 32;
    /** The largest claims known hold a few thousand items. */
    static final int MAX_ITEMS = 100_000;

    private static final int INDEFINITE = 31;
    private static final int BREAK = 0xff;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int items;

    private CborReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    /**
     * Reads the item that begins at {@code from}; bytes after it, which writers use as padding, are ignored.
     *
     * @param to index of the byte after the last that may be read
     * @throws UnreadableException where the bytes are no CBOR, end early, or pass a limit
     */
    static CborValue read(byte[] bytes, int from, int to) throws UnreadableException {
        return new CborReader(bytes, from, to).value(0);
    }

    private CborValue value(int depth) throws UnreadableException {
        if (depth > MAX_DEPTH) {
            throw new UnreadableException("CBOR nested deeper than " + MAX_DEPTH);
        }
        if (++items > MAX_ITEMS) {
            throw new UnreadableException("CBOR of more than " + MAX_ITEMS + " items");
        }
        need(1);
        int initial = Bytes.u8(bytes, at++);
        int major = initial >> 5;
        int info = initial & 31;
        if (major == 7) {
            return simpleOrReal(info);
        }
        if (info == INDEFINITE) {
            return indefinite(major, depth);
        }
        long argument = argument(info);
        return switch (major) {
            case 0 -> new CborValue.Int(unsigned(argument));
            case 1 -> new CborValue.Int(unsigned(argument).not());
            case 2 -> new CborValue.Bytes(string(argument));
            case 3 -> new CborValue.Text(new String(string(argument), StandardCharsets.UTF_8));
            case 4 -> array(count(argument, 1), depth);
            case 5 -> map(count(argument, 2), depth);
            default -> new CborValue.Tag(unsigned(argument), value(depth + 1));
        };
    }

    private void need(long count) throws UnreadableException {
        if (count < 0 || count > end - at) {
            throw new UnreadableException("CBOR that ends early");
        }
    }

    /** The argument of section 3; the 64 bits of an 8-byte argument are unsigned. */
    private long argument(int info) throws UnreadableException {
        if (info < 24) {
            return info;
        }
        if (info > 27) {
            throw new UnreadableException("CBOR with a reserved length");
        }
        int size = 1 << (info - 24);
        need(size);
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | Bytes.u8(bytes, at++);
        }
        return value;
    }

    private static BigInteger unsigned(long bits) {
        BigInteger value = BigInteger.valueOf(bits);
        return bits < 0 ? value.add(BigInteger.ONE.shiftLeft(64)) : value;
    }

    private byte[] string(long length) throws UnreadableException {
        need(length);
        int from = at;
        at += (int) length;
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** Every element takes at least a byte, so a count beyond the bytes left is refused at once. */
    private int count(long argument, int itemsEach) throws UnreadableException {
        if (argument < 0 || argument > (end - at) / itemsEach) {
            throw new UnreadableException("CBOR that declares more items than it has bytes");
        }
        return (int) argument;
    }

    private CborValue array(int count, int depth) throws UnreadableException {
        List<CborValue> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value(depth + 1));
        }
        return new CborValue.Items(values);
    }

    private CborValue map(int count, int depth) throws UnreadableException {
        List<CborValue.Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(new CborValue.Entry(value(depth + 1), value(depth + 1)));
        }
        return new CborValue.Dict(entries);
    }

    /** Section 3.2: strings in chunks, arrays and maps up to a break. */
    private CborValue indefinite(int major, int depth) throws UnreadableException {
        return switch (major) {
            case 2 -> new CborValue.Bytes(chunks(major));
            case 3 -> new CborValue.Text(new String(chunks(major), StandardCharsets.UTF_8));
            case 4 -> arrayToBreak(depth);
            case 5 -> mapToBreak(depth);
            default -> throw new UnreadableException("CBOR with a length that its type cannot have");
        };
    }

    private CborValue arrayToBreak(int depth) throws UnreadableException {
        List<CborValue> values = new ArrayList<>();
        while (!atBreak()) {
            values.add(value(depth + 1));
        }
        return new CborValue.Items(values);
    }

    private CborValue mapToBreak(int depth) throws UnreadableException {
        List<CborValue.Entry> entries = new ArrayList<>();
        while (!atBreak()) {
            entries.add(new CborValue.Entry(value(depth + 1), value(depth + 1)));
        }
        return new CborValue.Dict(entries);
    }

    private boolean atBreak() throws UnreadableException {
        need(1);
        if (Bytes.u8(bytes, at) != BREAK) {
            return false;
        }
        at++;
        return true;
    }

    private byte[] chunks(int major) throws UnreadableException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        while (!atBreak()) {
            int initial = Bytes.u8(bytes, at++);
            if (initial >> 5 != major || (initial & 31) == INDEFINITE) {
                throw new UnreadableException("CBOR string with a chunk of another type");
            }
            joined.writeBytes(string(argument(initial & 31)));
        }
        return joined.toByteArray();
    }

    private CborValue simpleOrReal(int info) throws UnreadableException {
        if (info == INDEFINITE) {
            throw new UnreadableException("CBOR with a break outside a list");
        }
        long bits = argument(info);
        return switch (info) {
            case 25 -> new CborValue.Real(half((int) bits));
            case 26 -> new CborValue.Real(Float.intBitsToFloat((int) bits));
            case 27 -> new CborValue.Real(Double.longBitsToDouble(bits));
            default -> new CborValue.Simple((int) bits);
        };
    }

    /** IEEE 754 binary16, after RFC 8949, appendix D. */
    private static double half(int bits) {
        int exponent = bits >> 10 & 0x1f;
        int mantissa = bits & 0x3ff;
        double value;
        if (exponent == 0) {
            value = Math.scalb((double) mantissa, -24);
        } else if (exponent == 31) {
            value = mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            value = Math.scalb((double) (mantissa + 1024), exponent - 25);
        }
        return (bits & 0x8000) == 0 ? value : -value;
    }
}
