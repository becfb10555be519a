// SPDX-License-Identifier: Apache-2.0
package org.fauxto.evidence;

import java.util.Optional;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.Pixels;

/**
 * The picture under examination, as every detector receives it.
 *
 * @param file   bytes as they lie on disk
 * @param header format and dimensions, already checked against the limits
 * @param pixels decoded picture; empty where the format's pixels cannot be decoded (AVIF, HEIC)
 */
public record Subject(ImageFile file, ImageHeader header, Optional<Pixels> pixels) {}
