// SPDX-License-Identifier: Apache-2.0
/** An evaluation as plots, page and JSON. */
@NullMarked
package org.fauxto.eval.report;

import org.jspecify.annotations.NullMarked;
