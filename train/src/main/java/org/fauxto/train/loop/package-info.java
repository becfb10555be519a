// SPDX-License-Identifier: Apache-2.0
/** The training loop: batches, schedule, validation, checkpoints that resume bit for bit. */
@NullMarked
package org.fauxto.train.loop;

import org.jspecify.annotations.NullMarked;
