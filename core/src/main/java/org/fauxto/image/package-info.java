// SPDX-License-Identifier: Apache-2.0
/** From bytes to header to pixels: what a file is, how large it claims to be, and its decoded picture. */
@NullMarked
package org.fauxto.image;

import org.jspecify.annotations.NullMarked;
