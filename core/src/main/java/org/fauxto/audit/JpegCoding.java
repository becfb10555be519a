// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.Optional;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageFormat;
import org.fauxto.image.container.Block;
import org.fauxto.image.container.Bytes;
import org.fauxto.image.container.ContainerBlocks;
import org.fauxto.image.container.Containers;

/**
 * How a JPEG was coded, from its headers (ITU-T T.81).
 *
 * @param quality     1..100 on the scale of the Independent JPEG Group (libjpeg), whose table comes nearest to the file's
 *                    luminance table; {@link #NO_QUALITY} where there is no table
 * @param subsampling of chroma
 * @param progressive whether the frame is a progressive one (SOF2, 6, 10 or 14, table B.1)
 */
public record JpegCoding(int quality, Subsampling subsampling, boolean progressive) {
    /** No JPEG, or one without a luminance table. */
    public static final int NO_QUALITY = -1;

    /** What every other format is given. */
    public static final JpegCoding NONE = new JpegCoding(NO_QUALITY, Subsampling.NOT_JPEG, false);

    /** Ratio of luma to chroma samples, by the sampling factors of the frame header (B.2.2). */
    public enum Subsampling {
        NOT_JPEG("not JPEG"),
        GRAY("gray"),
        C444("4:4:4"),
        C422("4:2:2"),
        C440("4:4:0"),
        C420("4:2:0"),
        C411("4:1:1"),
        OTHER("other");

        private final String title;

        Subsampling(String title) {
            this.title = title;
        }

        /** Customary name. */
        public String title() {
            return title;
        }
    }

    /** T.81, table K.1 (luminance), which libjpeg scales, in the zigzag order of figure A.6, as files store it. */
    private static final int[] K1_ZIGZAG = {
        16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51,
        61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77,
        113, 121, 112, 100, 120, 92, 101, 103, 99
    };

    /** Reads the headers; total: whatever the bytes, what cannot be read is left at its neutral value. */
    public static JpegCoding of(ImageFile file, ImageFormat format) {
        if (format != ImageFormat.JPEG) {
            return NONE;
        }
        byte[] b = file.bytes();
        ContainerBlocks found = Containers.blocks(b, format);
        Optional<Block> frame = found.blocks().stream()
                .filter(s -> s.type().startsWith("SOF") && s.length() >= 9)
                .findFirst();
        int table = frame.map(f -> Bytes.u8(b, f.offset() + 8)).orElse(0);
        int quality = NO_QUALITY;
        for (Block dqt : found.ofType("DQT")) {
            int[] values = table(b, dqt, table);
            quality = values.length == 64 ? quality(values) : quality;
        }
        boolean progressive =
                frame.map(f -> Integer.parseInt(f.type().substring(3)) % 4 == 2).orElse(false);
        return new JpegCoding(quality, frame.map(f -> subsampling(b, f)).orElse(Subsampling.OTHER), progressive);
    }

    /** B.2.4.1: one byte of precision and number, then 64 values of one or two bytes; several tables in a row. */
    private static int[] table(byte[] b, Block dqt, int wanted) {
        int at = dqt.offset();
        while (at < dqt.end()) {
            int bytesPerValue = Bytes.u8(b, at) >> 4 == 0 ? 1 : 2;
            int number = Bytes.u8(b, at) & 15;
            at++;
            if (at + 64 * bytesPerValue > dqt.end()) {
                break;
            }
            if (number == wanted) {
                int[] values = new int[64];
                for (int k = 0; k < 64; k++) {
                    values[k] = bytesPerValue == 1 ? Bytes.u8(b, at + k) : Bytes.u16Big(b, at + 2 * k);
                }
                return values;
            }
            at += 64 * bytesPerValue;
        }
        return new int[0];
    }

    private static int quality(int[] zigzag) {
        int best = 1;
        long least = Long.MAX_VALUE;
        for (int quality = 100; quality >= 1; quality--) {
            long distance = 0;
            for (int k = 0; k < 64; k++) {
                distance += Math.abs(zigzag[k] - scaled(K1_ZIGZAG[k], quality));
            }
            if (distance < least) {
                least = distance;
                best = quality;
            }
        }
        return best;
    }

    /** jpeg_quality_scaling and jpeg_add_quant_table of libjpeg's jcparam.c. */
    private static int scaled(int value, int quality) {
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        return Math.max(1, Math.min(255, (value * percent + 50) / 100));
    }

    private static Subsampling subsampling(byte[] b, Block frame) {
        int components = Bytes.u8(b, frame.offset() + 5);
        if (components == 1) {
            return Subsampling.GRAY;
        }
        if (components < 3 || frame.length() < 6 + 3 * 3) {
            return Subsampling.OTHER;
        }
        int luma = Bytes.u8(b, frame.offset() + 7);
        int chroma = Bytes.u8(b, frame.offset() + 10);
        int chromaWidth = Math.max(1, chroma >> 4);
        int chromaHeight = Math.max(1, chroma & 15);
        int wide = (luma >> 4) / chromaWidth;
        int high = (luma & 15) / chromaHeight;
        return switch (wide * 10 + high) {
            case 11 -> Subsampling.C444;
            case 21 -> Subsampling.C422;
            case 12 -> Subsampling.C440;
            case 22 -> Subsampling.C420;
            case 41 -> Subsampling.C411;
            default -> Subsampling.OTHER;
        };
    }
}
