// SPDX-License-Identifier: Apache-2.0
/** The {@code fauxto} command. */
@NullMarked
package org.fauxto.cli;

import org.jspecify.annotations.NullMarked;
