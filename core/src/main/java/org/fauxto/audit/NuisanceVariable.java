// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fauxto.image.ImageFormat;

/**
 * A property of a picture file that says nothing about who made the picture, so that a detector must not live on it.
 *
 * <p>Every variable is a number; {@link Kind} says how to read it.
 */
public enum NuisanceVariable {
    /** Width x height. */
    PIXELS("pixels", "number of pixels", Kind.NUMBER, Group.DELIVERY),
    /** Pixels, upright. */
    WIDTH("width", "width", Kind.NUMBER, Group.DELIVERY),
    /** Pixels, upright. */
    HEIGHT("height", "height", Kind.NUMBER, Group.DELIVERY),
    /** The longer of width and height, pixels. */
    LONG_SIDE("long_side", "long side", Kind.NUMBER, Group.DELIVERY),
    /** Width / height. */
    ASPECT("aspect", "aspect ratio (width / height)", Kind.NUMBER, Group.DELIVERY),
    /** Size of the file. */
    BYTES("bytes", "file size in bytes", Kind.NUMBER, Group.DELIVERY),
    /** File size / number of pixels. */
    BYTES_PER_PIXEL("bytes_per_pixel", "bytes per pixel", Kind.NUMBER, Group.DELIVERY),
    /** Ordinal of {@link ImageFormat}, from the leading bytes, not from the name. */
    FORMAT("format", "file format", Kind.CATEGORY, Group.DELIVERY),
    /** 1..100, see {@link JpegCoding}; -1 for other formats. */
    JPEG_QUALITY("jpeg_quality", "JPEG quality", Kind.NUMBER, Group.DELIVERY),
    /** Ordinal of {@link JpegCoding.Subsampling}. */
    SUBSAMPLING("chroma_subsampling", "JPEG chroma subsampling", Kind.CATEGORY, Group.DELIVERY),
    /** Whether it is a progressive JPEG. */
    PROGRESSIVE("progressive", "is a progressive JPEG", Kind.FLAG, Group.DELIVERY),
    /** Whether EXIF fields are present. */
    EXIF("has_exif", "has EXIF data", Kind.FLAG, Group.DELIVERY),
    /** Whether an ICC profile is embedded. */
    ICC("has_icc", "has a colour profile", Kind.FLAG, Group.DELIVERY),
    /** Whether EXIF, XMP, a comment or other text is present. */
    METADATA("has_metadata", "has metadata", Kind.FLAG, Group.DELIVERY),
    /** Whether width and height are both multiples of 8. */
    MULTIPLE_OF_8("multiple_of_8", "has both sides multiples of 8", Kind.FLAG, Group.DELIVERY),
    /** Whether width and height are both multiples of 16. */
    MULTIPLE_OF_16("multiple_of_16", "has both sides multiples of 16", Kind.FLAG, Group.DELIVERY),
    /** Whether width and height are both multiples of 64. */
    MULTIPLE_OF_64("multiple_of_64", "has both sides multiples of 64", Kind.FLAG, Group.DELIVERY),
    /** Whether width and height are equal. */
    SQUARE("square", "is square", Kind.FLAG, Group.DELIVERY),
    /**
     * Mean of a histogram of 256 x 256 x 256 colour bins. The bins' counts add up to the number of pixels, so the mean is
     * pixels / 256^3 whatever the picture shows: size in disguise.
     */
    HISTOGRAM_MEAN(
            "histogram_mean", "mean of the 3D colour histogram (= pixels / 256\u00b3)", Kind.NUMBER, Group.DELIVERY),
    /** See {@link PixelStatistics}; 0..1. */
    HIGH_FREQUENCY("high_frequency_ratio", "high-frequency ratio", Kind.NUMBER, Group.TRACE),
    /** See {@link PixelStatistics}; 1 where the 8x8 grid does not show. */
    BLOCKINESS("blockiness", "8x8 blockiness", Kind.NUMBER, Group.TRACE),
    /** Mean luma, 0..255. */
    LUMINANCE("luminance", "mean brightness", Kind.NUMBER, Group.CONTENT),
    /** Standard deviation of luma, 0..127.5. */
    CONTRAST("contrast", "contrast", Kind.NUMBER, Group.CONTENT),
    /** Mean distance of the largest from the smallest of R, G and B, 0..255. */
    SATURATION("saturation", "mean saturation", Kind.NUMBER, Group.CONTENT),
    /** Mean of R less mean of B, -255..255. */
    WARMTH("warmth", "colour cast (mean red - mean blue)", Kind.NUMBER, Group.CONTENT);

    /** How the number is read. */
    public enum Kind {
        /** Ordered. */
        NUMBER,
        /** 1 or 0. */
        FLAG,
        /** Index of a named category. */
        CATEGORY
    }

    /** What separability by the variable means. */
    public enum Group {
        /** Container, geometry and coding: how the picture was delivered. */
        DELIVERY,
        /** Pixel statistics in which delivery and content mix. */
        TRACE,
        /** What the picture shows: a control, since the classes may differ here for good reasons. */
        CONTENT
    }

    private final String id;
    private final String title;
    private final Kind kind;
    private final Group group;

    private static final List<String> FORMATS = Stream.of(ImageFormat.values())
            .map(f -> f.id().toUpperCase(Locale.ROOT))
            .toList();
    private static final List<String> SUBSAMPLINGS = Stream.of(JpegCoding.Subsampling.values())
            .map(JpegCoding.Subsampling::title)
            .toList();

    NuisanceVariable(String id, String title, Kind kind, Group group) {
        this.id = id;
        this.title = title;
        this.kind = kind;
        this.group = group;
    }

    /** Name in files, lower_snake_case. */
    public String id() {
        return id;
    }

    /** Name for people: of a flag what a picture "is" or "has", of others a noun. */
    public String title() {
        return title;
    }

    public Kind kind() {
        return kind;
    }

    public Group group() {
        return group;
    }

    /**
     * The number that stands for a category.
     *
     * @param category as {@link #shown} gives it
     * @throws IllegalArgumentException if the variable has no such category
     */
    public double code(String category) {
        int code = categories().indexOf(category);
        if (code < 0) {
            throw new IllegalArgumentException(id + " has the categories " + categories() + ", not " + category);
        }
        return code;
    }

    private List<String> categories() {
        return switch (this) {
            case FORMAT -> FORMATS;
            case SUBSAMPLING -> SUBSAMPLINGS;
            default -> List.of();
        };
    }

    /** A value for people: a category by its name, a flag as yes or no, a number with the digits it deserves. */
    public String shown(double value) {
        if (kind == Kind.CATEGORY) {
            return categories().get((int) value);
        }
        if (kind == Kind.FLAG) {
            return value == 1 ? "yes" : "no";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
