// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import org.fauxto.image.container.Bytes;

/** BITMAPFILEHEADER followed by any version of the DIB header (Windows GDI, "Bitmap Header Types"; OS/2 1.x and 2.x). */
final class BmpStructure implements FormatStructure {
    private static final int CORE_HEADER = 12;

    @Override
    public Size size(byte[] b) throws ImageException {
        if (b.length < 26) {
            throw FormatStructure.truncated("the BMP ends before its image header");
        }
        if (Bytes.intLittle(b, 14) == CORE_HEADER) {
            return new Size(Bytes.u16Little(b, 18), Bytes.u16Little(b, 20));
        }
        int width = Bytes.intLittle(b, 18);
        // A negative height says that the rows go from top to bottom
        return new Size(Math.max(0, width), Math.abs((long) Bytes.intLittle(b, 22)));
    }

    @Override
    public void checkComplete(byte[] b, Size size) throws ImageException {
        boolean core = Bytes.intLittle(b, 14) == CORE_HEADER;
        if (b.length < 34 && !core) {
            throw FormatStructure.truncated("the BMP ends inside its image header");
        }
        long bits = Bytes.u16Little(b, core ? 24 : 28);
        int compression = core ? 0 : Bytes.intLittle(b, 30);
        boolean runLengths = compression == 1 || compression == 2;
        long row = (size.width() * bits + 31) / 32 * 4;
        long declared = runLengths && b.length >= 38 ? Bytes.u32Little(b, 34) : 0;
        long needed = Bytes.u32Little(b, 10) + (runLengths ? declared : row * size.height());
        if (needed > b.length) {
            throw FormatStructure.truncated("the BMP has " + b.length + " of " + needed + " bytes");
        }
    }
}
