// SPDX-License-Identifier: Apache-2.0
/** The steps of section {@code augment} under {@code view: whole}: each a record of its keys that knows how to draw and to apply itself. */
@NullMarked
package org.fauxto.train.data.step;

import org.jspecify.annotations.NullMarked;
