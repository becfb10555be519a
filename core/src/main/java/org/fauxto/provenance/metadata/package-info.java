// SPDX-License-Identifier: Apache-2.0
/**
 * Reads EXIF, XMP and text metadata from the places a container has for them, into one flat list of fields.
 *
 * <p>Every reader is bounded: sizes are checked before memory is spent, nothing recurses over input, and bytes outside
 * the container's own structure (for example after the end of the picture) are never looked at.
 */
@NullMarked
package org.fauxto.provenance.metadata;

import org.jspecify.annotations.NullMarked;
