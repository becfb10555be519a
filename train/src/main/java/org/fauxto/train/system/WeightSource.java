// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.system;

/**
 * Published weights for a part of a network.
 *
 * @param prefix what the part's tensor names start with in the network, left out in the file; may be empty
 * @param source name in the catalogue of weights, a path, or {@value #NONE} for the random start
 */
public record WeightSource(String prefix, String source) {
    /** The part starts from random numbers. */
    public static final String NONE = "none";
}
