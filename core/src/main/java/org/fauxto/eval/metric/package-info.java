// SPDX-License-Identifier: Apache-2.0
/** Exact figures of scores and labels, their intervals and tests; knows no pictures. */
@NullMarked
package org.fauxto.eval.metric;

import org.jspecify.annotations.NullMarked;
