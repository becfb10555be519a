/** Autoencoders of latent diffusion models, which FIRE and its kin reconstruct pictures with. */
@NullMarked
package org.fauxto.train.nn.autoencoder;

import org.jspecify.annotations.NullMarked;
