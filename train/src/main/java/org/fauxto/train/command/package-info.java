// SPDX-License-Identifier: Apache-2.0
/** The subcommands this module adds to {@code fauxto}. */
@NullMarked
package org.fauxto.train.command;

import org.jspecify.annotations.NullMarked;
