// SPDX-License-Identifier: Apache-2.0
/** Small charts as SVG text; knows numbers and names only. */
@NullMarked
package org.fauxto.report.chart;

import org.jspecify.annotations.NullMarked;
