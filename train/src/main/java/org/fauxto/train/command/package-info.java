// SPDX-License-Identifier: Apache-2.0
/** The {@code fauxto train} subcommand. */
@NullMarked
package org.fauxto.train.command;

import org.jspecify.annotations.NullMarked;
