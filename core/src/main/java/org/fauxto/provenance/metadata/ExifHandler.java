// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.metadata;

import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifTiffHandler;
import java.io.IOException;
import java.util.Set;

/**
 * Lets metadata-extractor read only the tags of {@link Exif#NAMES}, and XMP through our own reader.
 *
 * <p>Its TIFF reader trusts counts: it recurses over directories, copies every value, and asks about every element of
 * every array of 32-bit numbers. The three limits here keep the first flat and the others linear.
 */
final class ExifHandler extends ExifTiffHandler {
    /** The main, EXIF, GPS, interoperability and thumbnail directories, and some pages. */
    private static final int MAX_DIRECTORIES = 32;
    /** A gigapixel TIFF has about a hundred thousand strips. */
    private static final int MAX_QUESTIONS = 10_000_000;

    private final MetadataCollector collector;
    private int directories;
    private int questions;

    ExifHandler(Metadata metadata, MetadataCollector collector) {
        super(metadata, null, 0);
        this.collector = collector;
    }

    @Override
    public boolean tryEnterSubIfd(int tagId) {
        if (++questions > MAX_QUESTIONS) {
            throw new IllegalStateException("EXIF has more than " + MAX_QUESTIONS + " array elements");
        }
        boolean enters = directories < MAX_DIRECTORIES && super.tryEnterSubIfd(tagId);
        directories += enters ? 1 : 0;
        return enters;
    }

    @Override
    public boolean hasFollowerIfd() {
        return ++directories < MAX_DIRECTORIES && super.hasFollowerIfd();
    }

    @Override
    public boolean customProcessTag(
            int tagOffset,
            Set<Integer> processedIfdOffsets,
            int tiffHeaderOffset,
            RandomAccessReader reader,
            int tagId,
            int byteCount)
            throws IOException {
        boolean xmp = tagId == ExifDirectoryBase.TAG_APPLICATION_NOTES;
        if (xmp && byteCount <= collector.room()) {
            byte[] packet = reader.getBytes(tagOffset, byteCount);
            Xmp.read(packet, 0, packet.length, collector);
        }
        boolean wanted = Exif.NAMES.containsKey(tagId) && collector.reserve(byteCount, "EXIF value");
        return xmp || !wanted;
    }
}
