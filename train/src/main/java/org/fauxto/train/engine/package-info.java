// SPDX-License-Identifier: Apache-2.0
/** The only place that touches libtorch: safe loading, the tensor reading of a network, one training step. */
@NullMarked
package org.fauxto.train.engine;

import org.jspecify.annotations.NullMarked;
