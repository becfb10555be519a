// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.container;

/**
 * One segment, chunk or box of a container; a range of the file, not a copy.
 *
 * @param type   the container's own name, see {@link Containers#blocks}
 * @param offset index of the first payload byte in the file
 * @param length payload bytes; {@code offset + length} never exceeds the file's length
 */
public record Block(String type, int offset, int length) {
    /** Index of the byte after the payload. */
    public int end() {
        return offset + length;
    }
}
