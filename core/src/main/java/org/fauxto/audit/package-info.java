// SPDX-License-Identifier: Apache-2.0
/** Finds out what a labelled set of pictures would teach besides its subject: delivery shortcuts, duplicates, labels. */
@NullMarked
package org.fauxto.audit;

import org.jspecify.annotations.NullMarked;
