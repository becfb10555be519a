// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.container;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Numbers in a byte array, as image containers store them.
 *
 * <p>Callers check that the range lies inside the array; one outside throws {@link IndexOutOfBoundsException}.
 */
public final class Bytes {
    private static final VarHandle SHORT_BIG =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT_LITTLE =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT_BIG = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT_LITTLE =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG_BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Bytes() {}

    /** Unsigned 8 bits. */
    public static int u8(byte[] b, int at) {
        return b[at] & 0xff;
    }

    /** Unsigned 16 bits, most significant byte first. */
    public static int u16Big(byte[] b, int at) {
        return (short) SHORT_BIG.get(b, at) & 0xffff;
    }

    /** Unsigned 16 bits, least significant byte first. */
    public static int u16Little(byte[] b, int at) {
        return (short) SHORT_LITTLE.get(b, at) & 0xffff;
    }

    /** Unsigned 32 bits, most significant byte first. */
    public static long u32Big(byte[] b, int at) {
        return intBig(b, at) & 0xffff_ffffL;
    }

    /** Unsigned 32 bits, least significant byte first. */
    public static long u32Little(byte[] b, int at) {
        return intLittle(b, at) & 0xffff_ffffL;
    }

    /** Signed 32 bits, most significant byte first. */
    public static int intBig(byte[] b, int at) {
        return (int) INT_BIG.get(b, at);
    }

    /** Signed 32 bits, least significant byte first. */
    public static int intLittle(byte[] b, int at) {
        return (int) INT_LITTLE.get(b, at);
    }

    /** Signed 64 bits, most significant byte first. */
    public static long longBig(byte[] b, int at) {
        return (long) LONG_BIG.get(b, at);
    }

    /** Whether the Latin-1 characters of {@code expected} stand at {@code at}; false where the array ends earlier. */
    public static boolean matches(byte[] b, int at, String expected) {
        byte[] e = expected.getBytes(StandardCharsets.ISO_8859_1);
        if (at < 0 || b.length - at < e.length) {
            return false;
        }
        for (int i = 0; i < e.length; i++) {
            if (b[at + i] != e[i]) {
                return false;
            }
        }
        return true;
    }
}
