// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

/**
 * What one step saw.
 *
 * @param loss         mean over the batch, before the update
 * @param gradientNorm before clipping
 * @param skipped      whether loss or gradient was not finite, so that nothing was changed
 */
public record StepResult(double loss, double gradientNorm, boolean skipped) {}
