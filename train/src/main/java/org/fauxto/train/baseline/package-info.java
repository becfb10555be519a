/** Fits a baseline and leaves a run's folder like any other's behind. */
@NullMarked
package org.fauxto.train.baseline;

import org.jspecify.annotations.NullMarked;
