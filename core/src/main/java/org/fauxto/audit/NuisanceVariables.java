// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.fauxto.image.ColourProfile;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageFormat;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.Pixels;
import org.fauxto.image.container.Bytes;
import org.fauxto.image.container.ContainerBlocks;
import org.fauxto.image.container.Containers;
import org.fauxto.provenance.metadata.Metadata;
import org.fauxto.provenance.metadata.MetadataReader;

/** The {@linkplain NuisanceVariable nuisance variables} of one picture file. No network looks at it. */
public final class NuisanceVariables {
    /** Value of a variable that needs pixels where none can be decoded (AVIF, HEIC). */
    public static final double NO_PIXELS = -1;

    /** Colour bins of the histogram that the mean is taken of: 256 values in each of three channels. */
    private static final double HISTOGRAM_BINS = 256.0 * 256.0 * 256.0;

    private final Map<NuisanceVariable, Double> values;

    private NuisanceVariables(Map<NuisanceVariable, Double> values) {
        this.values = values;
    }

    /**
     * Measures one file.
     *
     * @param pixels upright; empty where they cannot be decoded, then the header gives the size and
     *     {@link #NO_PIXELS} stands for what pixels would say
     */
    public static NuisanceVariables measure(ImageFile file, ImageHeader header, Optional<Pixels> pixels) {
        Map<NuisanceVariable, Double> v = new EnumMap<>(NuisanceVariable.class);
        int width = pixels.map(Pixels::width).orElse(header.width());
        int height = pixels.map(Pixels::height).orElse(header.height());
        size(v, width, height);
        coding(v, file, header.format());
        put(v, NuisanceVariable.BYTES, file.bytes().length);
        put(v, NuisanceVariable.BYTES_PER_PIXEL, file.bytes().length / ((double) width * height));
        Optional<PixelStatistics> statistics = pixels.map(PixelStatistics::of);
        pixelStatistics(v, statistics);
        return new NuisanceVariables(v);
    }

    private static void pixelStatistics(Map<NuisanceVariable, Double> v, Optional<PixelStatistics> statistics) {
        Map<NuisanceVariable, ToDoubleFunction<PixelStatistics>> readings = new EnumMap<>(Map.of(
                NuisanceVariable.HIGH_FREQUENCY, PixelStatistics::highFrequency,
                NuisanceVariable.BLOCKINESS, PixelStatistics::blockiness,
                NuisanceVariable.LUMINANCE, PixelStatistics::luminance,
                NuisanceVariable.CONTRAST, PixelStatistics::contrast,
                NuisanceVariable.SATURATION, PixelStatistics::saturation,
                NuisanceVariable.WARMTH, PixelStatistics::warmth));
        readings.forEach((variable, reading) ->
                put(v, variable, statistics.map(reading::applyAsDouble).orElse(NO_PIXELS)));
    }

    private static void size(Map<NuisanceVariable, Double> v, int width, int height) {
        double pixels = (double) width * height;
        put(v, NuisanceVariable.PIXELS, pixels);
        put(v, NuisanceVariable.WIDTH, width);
        put(v, NuisanceVariable.HEIGHT, height);
        put(v, NuisanceVariable.LONG_SIDE, Math.max(width, height));
        put(v, NuisanceVariable.ASPECT, (double) width / height);
        put(v, NuisanceVariable.MULTIPLE_OF_8, flag(width % 8 == 0 && height % 8 == 0));
        put(v, NuisanceVariable.MULTIPLE_OF_16, flag(width % 16 == 0 && height % 16 == 0));
        put(v, NuisanceVariable.MULTIPLE_OF_64, flag(width % 64 == 0 && height % 64 == 0));
        put(v, NuisanceVariable.SQUARE, flag(width == height));
        put(v, NuisanceVariable.HISTOGRAM_MEAN, pixels / HISTOGRAM_BINS);
    }

    private static void coding(Map<NuisanceVariable, Double> v, ImageFile file, ImageFormat format) {
        JpegCoding jpeg = JpegCoding.of(file, format);
        Metadata metadata = MetadataReader.read(file, format);
        put(v, NuisanceVariable.FORMAT, NuisanceVariable.FORMAT.code(format.id().toUpperCase(Locale.ROOT)));
        put(v, NuisanceVariable.JPEG_QUALITY, jpeg.quality());
        put(
                v,
                NuisanceVariable.SUBSAMPLING,
                NuisanceVariable.SUBSAMPLING.code(jpeg.subsampling().title()));
        put(v, NuisanceVariable.PROGRESSIVE, flag(jpeg.progressive()));
        put(v, NuisanceVariable.ICC, flag(ColourProfile.embedded(file, format)));
        boolean exif = hasExif(file, format, metadata);
        put(v, NuisanceVariable.EXIF, flag(exif));
        put(v, NuisanceVariable.METADATA, flag(exif || !metadata.fields().isEmpty()));
    }

    /** By its container block where there is one: a block without a field of interest is a mark of delivery too. */
    private static boolean hasExif(ImageFile file, ImageFormat format, Metadata metadata) {
        byte[] b = file.bytes();
        ContainerBlocks blocks = Containers.blocks(b, format);
        return switch (format) {
            case JPEG -> blocks.ofType("APP1").stream().anyMatch(x -> Bytes.matches(b, x.offset(), "Exif\0\0"));
            case PNG -> blocks.first("eXIf").isPresent();
            case WEBP -> blocks.first("EXIF").isPresent();
            case TIFF, GIF, BMP, AVIF, HEIC ->
                metadata.fields().stream().anyMatch(f -> f.key().startsWith("exif/"));
        };
    }

    /** One value; {@link NuisanceVariable} says its range. */
    public double get(NuisanceVariable variable) {
        return Objects.requireNonNull(values.get(variable), variable.id());
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof NuisanceVariables n && values.equals(n.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "NuisanceVariables" + values;
    }

    private static void put(Map<NuisanceVariable, Double> v, NuisanceVariable variable, double value) {
        v.put(variable, value);
    }

    private static double flag(boolean set) {
        return set ? 1 : 0;
    }
}
