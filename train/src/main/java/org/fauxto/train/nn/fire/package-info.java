/**
 * FIRE: pictures whose middle frequencies a diffusion model's autoencoder cannot keep are told from pictures it drew itself ("FIRE: Robust
 * Detection of Diffusion-Generated Images via Frequency-Guided Reconstruction Error", CVPR 2025, arXiv 2412.07140).
 */
@NullMarked
package org.fauxto.train.nn.fire;

import org.jspecify.annotations.NullMarked;
