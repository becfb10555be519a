// SPDX-License-Identifier: Apache-2.0
/** Rows and the forms they are shown in: JSONL, CSV, a table for the terminal, a self-contained HTML page. */
@NullMarked
package org.fauxto.report;

import org.jspecify.annotations.NullMarked;
