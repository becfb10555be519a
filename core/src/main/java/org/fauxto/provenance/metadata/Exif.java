// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.metadata;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.StringValue;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.fauxto.image.container.Bytes;

/** The tags that declarations and cameras use, from an EXIF block or a TIFF file (CIPA DC-008, 4.6). */
final class Exif {
    /** Tag numbers and the names of CIPA DC-008 tables 4 to 8. */
    static final Map<Integer, String> NAMES = new TreeMap<>(Map.ofEntries(
            Map.entry(ExifDirectoryBase.TAG_IMAGE_DESCRIPTION, "ImageDescription"),
            Map.entry(ExifDirectoryBase.TAG_MAKE, "Make"),
            Map.entry(ExifDirectoryBase.TAG_MODEL, "Model"),
            Map.entry(ExifDirectoryBase.TAG_SOFTWARE, "Software"),
            Map.entry(ExifDirectoryBase.TAG_ARTIST, "Artist"),
            Map.entry(ExifDirectoryBase.TAG_USER_COMMENT, "UserComment"),
            Map.entry(ExifDirectoryBase.TAG_EXPOSURE_TIME, "ExposureTime"),
            Map.entry(ExifDirectoryBase.TAG_FNUMBER, "FNumber"),
            Map.entry(ExifDirectoryBase.TAG_ISO_EQUIVALENT, "ISO"),
            Map.entry(ExifDirectoryBase.TAG_FOCAL_LENGTH, "FocalLength"),
            Map.entry(ExifDirectoryBase.TAG_DATETIME_ORIGINAL, "DateTimeOriginal")));

    private Exif() {}

    /** Reads a block that a container sets aside for EXIF; some writers copy JPEG's preamble into other containers. */
    static void read(byte[] bytes, int from, int length, MetadataCollector collector) throws IOException {
        if (!collector.reserve(length, "EXIF block")) {
            return;
        }
        boolean preamble = length >= JpegMetadata.EXIF.length() && Bytes.matches(bytes, from, JpegMetadata.EXIF);
        int begin = preamble ? from + JpegMetadata.EXIF.length() : from;
        // A copy, so that no pointer in the block can lead out of it
        read(Arrays.copyOfRange(bytes, begin, from + length), collector);
    }

    /** Reads a TIFF file or the TIFF structure of an EXIF block. */
    static void read(byte[] tiff, MetadataCollector collector) throws IOException {
        com.drew.metadata.Metadata metadata = new com.drew.metadata.Metadata();
        try {
            new TiffReader().processTiff(new ByteArrayReader(tiff), new ExifHandler(metadata, collector), 0);
        } catch (TiffProcessingException e) {
            collector.problem("EXIF is damaged: " + e.getMessage());
        } finally {
            collect(metadata, collector);
        }
    }

    private static void collect(com.drew.metadata.Metadata metadata, MetadataCollector collector) {
        for (Directory directory : metadata.getDirectories()) {
            if (directory instanceof ExifIFD0Directory || directory instanceof ExifSubIFDDirectory) {
                NAMES.forEach((tag, name) -> {
                    Object value = directory.getObject(tag);
                    if (value != null) {
                        collector.add("exif/" + name, text(tag, value, directory), "EXIF");
                    }
                });
            }
        }
    }

    private static String text(int tag, Object value, Directory directory) {
        byte[] bytes = value instanceof StringValue s ? s.getBytes() : value instanceof byte[] b ? b : null;
        if (tag == ExifDirectoryBase.TAG_USER_COMMENT && bytes == null) {
            // Pillow writes it as numbers of 8 bits
            bytes = directory.getByteArray(tag);
        }
        if (bytes == null) {
            String text = directory.getString(tag);
            return text == null ? "" : text;
        }
        return tag == ExifDirectoryBase.TAG_USER_COMMENT
                ? UserComment.text(bytes)
                : MetadataCollector.text(bytes, 0, bytes.length);
    }
}
