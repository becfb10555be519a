// SPDX-License-Identifier: Apache-2.0
/** What a file says about where its picture comes from; a statement, not a proof. */
@NullMarked
package org.fauxto.provenance;

import org.jspecify.annotations.NullMarked;
