// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.metadata;

import java.io.IOException;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageFormat;
import org.fauxto.image.container.Block;
import org.fauxto.image.container.ContainerBlocks;
import org.fauxto.image.container.Containers;

/** Reads the metadata of one file from memory. */
public final class MetadataReader {
    private MetadataReader() {}

    /**
     * Reads EXIF, XMP and text from the blocks that {@code format} has for them.
     *
     * <p>This is the boundary that contains what damaged metadata does to the libraries beneath: whatever they throw
     * becomes a problem in the result, and the fields read until then are kept.
     *
     * @return what could be read; never an exception, whatever the bytes
     */
    @SuppressWarnings("CatchingUnchecked") // metadata-extractor throws undocumented runtime exceptions on damaged input
    public static Metadata read(ImageFile file, ImageFormat format) {
        MetadataCollector collector = new MetadataCollector();
        byte[] bytes = file.bytes();
        ContainerBlocks blocks = Containers.blocks(bytes, format);
        Container container = container(format);
        try {
            container.read(bytes, blocks, collector);
        } catch (IOException | RuntimeException e) {
            collector.problem(format.id() + " metadata is damaged: " + e);
        }
        return collector.metadata();
    }

    /** Takes the metadata blocks of one format apart. */
    private interface Container {
        void read(byte[] bytes, ContainerBlocks blocks, MetadataCollector collector) throws IOException;
    }

    private static Container container(ImageFormat format) {
        return switch (format) {
            case JPEG -> JpegMetadata::read;
            case PNG -> PngMetadata::read;
            case WEBP -> MetadataReader::webp;
            case GIF -> GifMetadata::read;
            case TIFF -> (bytes, blocks, collector) -> Exif.read(bytes, collector);
            case AVIF, HEIC -> HeifMetadata::read;
            case BMP -> (bytes, blocks, collector) -> {};
        };
    }

    /** RFC 9649, 2.7.1.5: chunks {@code EXIF} and {@code XMP }. */
    private static void webp(byte[] bytes, ContainerBlocks blocks, MetadataCollector collector) throws IOException {
        for (Block block : blocks.blocks()) {
            if (block.type().equals("EXIF")) {
                Exif.read(bytes, block.offset(), block.length(), collector);
            } else if (block.type().equals("XMP ")) {
                Xmp.read(bytes, block.offset(), block.length(), collector);
            }
        }
    }
}
