// SPDX-License-Identifier: Apache-2.0
/** What detectors see and say: the {@link org.fauxto.evidence.Detector} interface and the evidence it returns. */
@NullMarked
package org.fauxto.evidence;

import org.jspecify.annotations.NullMarked;
