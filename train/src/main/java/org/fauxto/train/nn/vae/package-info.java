// SPDX-License-Identifier: Apache-2.0
/** A variational autoencoder of human-made pictures, whose errors and latents tell a classifier what others made. */
@NullMarked
package org.fauxto.train.nn.vae;

import org.jspecify.annotations.NullMarked;
