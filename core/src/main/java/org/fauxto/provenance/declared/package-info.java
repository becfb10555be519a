// SPDX-License-Identifier: Apache-2.0
/** Turns metadata fields into evidence: one small rule per kind of declaration, known marks in {@code marks.yaml}. */
@NullMarked
package org.fauxto.provenance.declared;

import org.jspecify.annotations.NullMarked;
