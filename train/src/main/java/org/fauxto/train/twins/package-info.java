// SPDX-License-Identifier: Apache-2.0
/** Aligned pairs for training: a human picture's crop, and the same crop after a round trip through an image generator's autoencoder. */
@NullMarked
package org.fauxto.train.twins;

import org.jspecify.annotations.NullMarked;
