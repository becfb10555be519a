// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import java.util.Locale;
import java.util.Optional;

/** The containers Fauxto recognises by their leading bytes; a file's extension is never trusted. */
public enum ImageFormat {
    JPEG("jpeg", true),
    PNG("png", true),
    WEBP("webp", true),
    GIF("gif", true),
    BMP("bmp", true),
    TIFF("tiff", true),
    /** Metadata only: no decoder for its pixels ships with Fauxto. */
    AVIF("avif", false),
    /** Metadata only: no decoder for its pixels ships with Fauxto. */
    HEIC("heic", false);

    private final String id;
    private final boolean pixelsDecodable;

    ImageFormat(String id, boolean pixelsDecodable) {
        this.id = id;
        this.pixelsDecodable = pixelsDecodable;
    }

    /** Lower-case name used in reports, for example {@code jpeg}. */
    public String id() {
        return id;
    }

    /** Whether the shipped decoder reads the pixels of this format; otherwise only metadata is read. */
    public boolean pixelsDecodable() {
        return pixelsDecodable;
    }

    /** The format that a file's extension names, whatever its content; empty for names of no picture format. */
    public static Optional<ImageFormat> ofFileName(String name) {
        int dot = name.lastIndexOf('.');
        return FileSignature.formatOfExtension(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
