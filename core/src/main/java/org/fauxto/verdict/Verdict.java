// SPDX-License-Identifier: Apache-2.0
package org.fauxto.verdict;

import java.util.List;

/**
 * The fused answer for one picture.
 *
 * @param outcome       ai, human or inconclusive
 * @param probabilityAi calibrated probability, 0..1, that the picture was made by a generative model
 * @param reasons       plain sentences, the most telling first, never empty
 */
public record Verdict(Outcome outcome, double probabilityAi, List<String> reasons) {
    public Verdict {
        if (!(probabilityAi >= 0 && probabilityAi <= 1)) {
            throw new IllegalArgumentException("probability must lie in 0..1, got " + probabilityAi);
        }
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a verdict needs at least one reason");
        }
        reasons = List.copyOf(reasons);
    }
}
