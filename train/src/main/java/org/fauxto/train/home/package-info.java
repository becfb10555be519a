// SPDX-License-Identifier: Apache-2.0
/** Where Fauxto keeps what it can make, or fetch, again. */
@NullMarked
package org.fauxto.train.home;

import org.jspecify.annotations.NullMarked;
