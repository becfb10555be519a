// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

/**
 * What an epoch took, since its start or the last resumption within it.
 *
 * @param seconds         of training, without validation
 * @param imagesPerSecond trained on
 * @param idleShare       of the seconds, in which the network waited for data, 0..1
 * @param residentMib     memory of the process that lies in RAM at the epoch's end, in MiB; 0 where it is not known (not Linux)
 */
public record EpochCost(double seconds, double imagesPerSecond, double idleShare, double residentMib) {
    /** Not measured. */
    public static final EpochCost UNKNOWN = new EpochCost(0, 0, 0, 0);
}
