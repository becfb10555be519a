// SPDX-License-Identifier: Apache-2.0
/** How good a scorer is: exact metrics, calibration, and evaluation of both classes under the same delivery. */
@NullMarked
package org.fauxto.train.eval;

import org.jspecify.annotations.NullMarked;
