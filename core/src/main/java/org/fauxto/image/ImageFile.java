// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import java.util.Arrays;

/**
 * The bytes of one file as they lie on disk.
 *
 * <p>The array is shared, not copied: nobody writes to it.
 *
 * @param name   path or other name shown in reports
 * @param bytes  the whole file
 * @param sha256 lower-case hexadecimal SHA-256 of {@code bytes}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record ImageFile(String name, byte[] bytes, String sha256) {
    @Override
    public boolean equals(Object o) {
        return o instanceof ImageFile f && name.equals(f.name) && Arrays.equals(bytes, f.bytes);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return "ImageFile[" + name + ", " + bytes.length + " bytes, sha256=" + sha256 + "]";
    }
}
