// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.nio.ByteBuffer;

/** How a stored number is read as a float32; little-endian. Whole numbers beyond 2^24 and doubles are rounded to the nearest. */
enum ElementType {
    F64(8) {
        @Override
        float at(ByteBuffer bytes, int index) {
            return (float) bytes.getDouble(index);
        }
    },
    F32(4) {
        @Override
        float at(ByteBuffer bytes, int index) {
            return bytes.getFloat(index);
        }
    },
    F16(2) {
        @Override
        float at(ByteBuffer bytes, int index) {
            return half(bytes.getShort(index));
        }
    },
    BF16(2) {
        @Override
        float at(ByteBuffer bytes, int index) {
            return Float.intBitsToFloat(bytes.getShort(index) << 16);
        }
    },
    I64(8) {
        @Override
        float at(ByteBuffer bytes, int index) {
            return bytes.getLong(index);
        }
    },
    I32(4) {
        @Override
        float at(ByteBuffer bytes, int index) {
            return bytes.getInt(index);
        }
    },
    I16(2) {
        @Override
        float at(ByteBuffer bytes, int index) {
            return bytes.getShort(index);
        }
    },
    I8(1) {
        @Override
        float at(ByteBuffer bytes, int index) {
            return bytes.get(index);
        }
    },
    U8(1) {
        @Override
        float at(ByteBuffer bytes, int index) {
            return bytes.get(index) & 0xFF;
        }
    },
    BOOL(1) {
        @Override
        float at(ByteBuffer bytes, int index) {
            return bytes.get(index) == 0 ? 0 : 1;
        }
    };

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Of one number. */
    int bytes() {
        return bytes;
    }

    /** The number at a byte offset. */
    abstract float at(ByteBuffer bytes, int index);

    /** IEEE 754 binary16; Java has its own conversion from 20 on. */
    private static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 31;
        int fraction = bits & 1023;
        if (exponent == 31) {
            return Float.intBitsToFloat(sign | 0x7F800000 | fraction << 13);
        }
        if (exponent == 0) {
            return Float.intBitsToFloat(sign | Float.floatToRawIntBits(fraction * 0x1p-24f));
        }
        return Float.intBitsToFloat(sign | (exponent + 112) << 23 | fraction << 13);
    }
}
