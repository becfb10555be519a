// SPDX-License-Identifier: Apache-2.0
/** From bytes to upright RGB pixels, with OpenCV; the only package that may touch it. */
@NullMarked
package org.fauxto.image.decode;

import org.jspecify.annotations.NullMarked;
