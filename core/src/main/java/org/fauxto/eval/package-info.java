// SPDX-License-Identifier: Apache-2.0
/** How good a scorer is: evaluation of both classes under the same deliveries. */
@NullMarked
package org.fauxto.eval;

import org.jspecify.annotations.NullMarked;
