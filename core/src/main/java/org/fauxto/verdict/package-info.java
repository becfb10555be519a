// SPDX-License-Identifier: Apache-2.0
/** From evidence to verdict: one explainable fusion, and the record of an examination. */
@NullMarked
package org.fauxto.verdict;

import org.jspecify.annotations.NullMarked;
