// SPDX-License-Identifier: Apache-2.0
/** Which pictures the pixel network was not made for: tiny ones, flat graphics, screenshots. */
@NullMarked
package org.fauxto.content;

import org.jspecify.annotations.NullMarked;
