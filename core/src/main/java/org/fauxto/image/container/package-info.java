// SPDX-License-Identifier: Apache-2.0
/**
 * Bounded walkers over image containers: where each segment, chunk or box lies.
 *
 * <p>Blocks are found by following the lengths a container declares, never by searching bytes for a signature, so that
 * text which merely looks like provenance is not taken for it.
 */
@NullMarked
package org.fauxto.image.container;

import org.jspecify.annotations.NullMarked;
