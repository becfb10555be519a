// SPDX-License-Identifier: Apache-2.0
/** From a finished run to the artefact the detector loads, and the proof that both compute the same. */
@NullMarked
package org.fauxto.train.export;

import org.jspecify.annotations.NullMarked;
