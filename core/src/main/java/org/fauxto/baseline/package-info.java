/**
 * Baselines as systems: logistic rules on a file's size, coding or colour histogram, which no network looks at. They exist to be
 * compared with; they are never the better detector, only the measure of what a collection leaks.
 */
@NullMarked
package org.fauxto.baseline;

import org.jspecify.annotations.NullMarked;
