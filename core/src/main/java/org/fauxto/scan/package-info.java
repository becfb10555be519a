// SPDX-License-Identifier: Apache-2.0
/** Many files: finding them, examining them in parallel, and going on where an earlier run stopped. */
@NullMarked
package org.fauxto.scan;

import org.jspecify.annotations.NullMarked;
