// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.container;

import java.util.Locale;

/** Marker segments of a JPEG up to its first scan (ITU-T T.81, B.1.1 and table B.1). */
final class JpegSegments {
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;

    private JpegSegments() {}

    static ContainerBlocks walk(byte[] b) {
        BlockList list = new BlockList(b);
        if (b.length < 2 || Bytes.u16Big(b, 0) != 0xff00 + SOI) {
            return list.damaged();
        }
        int at = 2;
        while (at < b.length && Bytes.u8(b, at) == 0xff) {
            // B.1.1.2: any marker may be preceded by fill bytes of the same value
            while (at < b.length && Bytes.u8(b, at) == 0xff) {
                at++;
            }
            if (b.length - at < 3) {
                break;
            }
            int marker = Bytes.u8(b, at);
            at++;
            if (standsAlone(marker)) {
                continue;
            }
            int length = Bytes.u16Big(b, at);
            if (marker == 0 || marker == EOI || length < 2 || !list.add(name(marker), at + 2L, length - 2L)) {
                break;
            }
            if (marker == SOS) {
                return list.whole();
            }
            at += length;
        }
        return list.damaged();
    }

    /** TEM and the restart markers have no length. */
    private static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xd0 && marker <= SOI);
    }

    private static String name(int marker) {
        if (marker >= 0xe0 && marker <= 0xef) {
            return "APP" + (marker - 0xe0);
        }
        return switch (marker) {
            case 0xc4 -> "DHT";
            case 0xcc -> "DAC";
            case 0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf ->
                "SOF" + (marker - 0xc0);
            case SOS -> "SOS";
            case 0xdb -> "DQT";
            case 0xdc -> "DNL";
            case 0xdd -> "DRI";
            case 0xfe -> "COM";
            default -> String.format(Locale.ROOT, "0x%02X", marker);
        };
    }
}
