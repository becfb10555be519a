// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.metadata;

/**
 * One value found in a file's metadata.
 *
 * @param key   {@code exif/Software}, {@code xmp/dc:description} (the namespace's customary prefix, whatever prefix
 *              the file uses), {@code text/parameters} (PNG keyword), {@code comment} (JPEG or GIF comment) or
 *              {@code app/3} (begin of a JPEG APP3 segment of no known kind)
 * @param value text as stored, not trimmed; rational numbers as {@code 1/200}
 * @param place container part it was read from, for people: {@code EXIF}, {@code XMP}, {@code PNG tEXt}
 */
public record MetadataField(String key, String value, String place) {
    /** The key without its kind: {@code Software}, {@code dc:description}, {@code parameters}. */
    public String name() {
        return key.substring(key.indexOf('/') + 1);
    }
}
