// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

/**
 * The factor that lifts half-precision gradients out of underflow (Micikevicius et al. 2018, section 3.2), with the constants of torch's
 * {@code GradScaler}: halved where a gradient overflows, doubled after 2,000 updates without one.
 *
 * @param factor what the loss is multiplied by, a power of two; 1 where nothing is scaled
 * @param streak updates since the last change
 */
public record LossScale(double factor, int streak) {
    /** Nothing is scaled, ever. */
    public static final LossScale NONE = new LossScale(1, -1);
    /** The start of a half-precision run. */
    public static final LossScale HALF = new LossScale(65_536, 0);

    private static final int GROWTH_INTERVAL = 2000;

    /** After an update, or after one that was dropped because its gradient was not finite. */
    LossScale after(boolean finite) {
        if (streak < 0) {
            return this;
        }
        if (!finite) {
            return new LossScale(factor / 2, 0);
        }
        return streak + 1 < GROWTH_INTERVAL ? new LossScale(factor, streak + 1) : new LossScale(factor * 2, 0);
    }
}
