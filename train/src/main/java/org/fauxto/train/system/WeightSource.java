// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.system;

import java.util.List;

/**
 * Published weights for a part of a network.
 *
 * @param prefix   what the part's tensor names start with in the network, left out in the file; may be empty
 * @param source   name in the catalogue of weights, a path, or {@value #NONE} for the random start
 * @param leftOver what the names of further tensors start with that the publication has and the part has no use for, such as {@code fc.};
 *                 any other surplus is an error
 */
public record WeightSource(String prefix, String source, List<String> leftOver) {
    /** The part starts from random numbers. */
    public static final String NONE = "none";

    public WeightSource {
        leftOver = List.copyOf(leftOver);
    }

    /** A publication that the part uses whole. */
    public WeightSource(String prefix, String source) {
        this(prefix, source, List.of());
    }
}
