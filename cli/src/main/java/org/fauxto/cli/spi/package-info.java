// SPDX-License-Identifier: Apache-2.0
/** What a module implements to add a subcommand. */
@NullMarked
package org.fauxto.cli.spi;

import org.jspecify.annotations.NullMarked;
