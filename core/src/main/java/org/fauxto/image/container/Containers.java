// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.container;

import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageFormat;

/** Lists the blocks of a container without reading what is in them. */
public final class Containers {
    /** Most blocks listed: room for 100 MB of PNG in 512-byte chunks, while the list itself stays below 10 MB. */
    public static final int MAX_BLOCKS = 200_000;

    private Containers() {}

    /** {@link #blocks(byte[], ImageFormat)} of a file. */
    public static ContainerBlocks blocks(ImageFile file, ImageFormat format) {
        return blocks(file.bytes(), format);
    }

    /**
     * Walks a container.
     *
     * <table>
     * <caption>Types and payloads</caption>
     * <tr><th>Format<th>Types<th>Payload
     * <tr><td>JPEG<td>{@code APP0..APP15 COM DQT DHT DAC DRI SOF0.. SOS}, others by marker such as {@code 0xF0};
     *     ends with the first {@code SOS}<td>after the length field
     * <tr><td>PNG<td>chunk type: {@code IHDR caBX tEXt iTXt ...}<td>chunk data, without length, type and CRC
     * <tr><td>WebP<td>chunk type: {@code "VP8 " VP8L VP8X "EXIF" "XMP " C2PA ...}<td>chunk data, without padding
     * <tr><td>AVIF, HEIC<td>type of the top-level box<td>after the header; the 16-byte user type of a {@code uuid} box
     *     and the version and flags of a full box such as {@code meta} are the beginning of the payload
     * <tr><td>GIF<td>{@code image comment text control}, or {@code application } and the eleven characters of the
     *     application's identifier<td>image and extensions: sub-blocks including their length bytes, without terminator
     * <tr><td>TIFF<td>tags of the first directory as {@code 0xCD41}<td>the tag's value, in or outside the directory
     * <tr><td>BMP<td>none<td>
     * </table>
     *
     * @return what could be read; never an exception, whatever the bytes
     */
    public static ContainerBlocks blocks(byte[] bytes, ImageFormat format) {
        return switch (format) {
            case JPEG -> JpegSegments.walk(bytes);
            case PNG -> PngChunks.walk(bytes);
            case WEBP -> RiffChunks.walk(bytes);
            case AVIF, HEIC -> IsoBoxes.walk(bytes, 0, bytes.length);
            case GIF -> GifBlocks.walk(bytes);
            case TIFF -> TiffDirectory.read(bytes).blocks();
            case BMP -> new BlockList(bytes).whole();
        };
    }
}
