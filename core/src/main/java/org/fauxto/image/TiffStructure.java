// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import org.fauxto.image.container.TiffDirectory;

/** TIFF 6.0 and BigTIFF: the first directory's dimensions, and whether its strips or tiles lie inside the file. */
final class TiffStructure implements FormatStructure {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_BYTES = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTES = 325;

    @Override
    public Size size(byte[] b) throws ImageException {
        TiffDirectory directory = TiffDirectory.read(b);
        long[] width = directory.values(WIDTH);
        long[] height = directory.values(HEIGHT);
        if (width.length == 0 || height.length == 0) {
            throw directory.complete()
                    ? FormatStructure.damaged("the TIFF's first directory has no dimensions")
                    : FormatStructure.truncated("the TIFF's first directory or its values lie outside the file");
        }
        return new Size(width[0], height[0]);
    }

    @Override
    public void checkComplete(byte[] b, Size size) throws ImageException {
        TiffDirectory directory = TiffDirectory.read(b);
        if (!directory.complete()) {
            throw FormatStructure.truncated("the TIFF's first directory or its values lie outside the file");
        }
        boolean strips = inside(b, directory.values(STRIP_OFFSETS), directory.values(STRIP_BYTES));
        boolean tiles = inside(b, directory.values(TILE_OFFSETS), directory.values(TILE_BYTES));
        if (!strips || !tiles) {
            throw FormatStructure.truncated("picture data of the TIFF lies outside the file");
        }
    }

    private static boolean inside(byte[] b, long[] offsets, long[] lengths) {
        for (int i = 0; i < Math.min(offsets.length, lengths.length); i++) {
            if (offsets[i] < 0 || lengths[i] < 0 || offsets[i] > b.length - lengths[i]) {
                return false;
            }
        }
        return true;
    }
}
