// SPDX-License-Identifier: Apache-2.0
/** From a manifest to crops: labels, decoded pictures, and one delivery chain that both classes share. No libtorch. */
@NullMarked
package org.fauxto.train.data;

import org.jspecify.annotations.NullMarked;
