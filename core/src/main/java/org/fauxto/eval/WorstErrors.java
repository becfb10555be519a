// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import java.util.Comparator;
import java.util.List;

/**
 * The pictures a scorer is most wrong about under one delivery.
 *
 * @param accused human pictures called AI, highest probability first
 * @param missed  AI pictures called human, lowest probability first
 */
public record WorstErrors(List<ScoredPicture> accused, List<ScoredPicture> missed) {
    /** At most {@code most} of each kind; ties by name. */
    public static WorstErrors of(List<ScoredPicture> scores, String delivery, double threshold, int most) {
        Comparator<ScoredPicture> byScore = Comparator.comparingDouble(
                        (ScoredPicture s) -> s.score().logit())
                .thenComparing(s -> s.picture().name());
        List<ScoredPicture> wrong = scores.stream()
                .filter(s -> s.delivery().equals(delivery))
                .filter(s ->
                        (s.score().probability() >= threshold) != (s.picture().label() == 1))
                .toList();
        return new WorstErrors(
                wrong.stream()
                        .filter(s -> s.picture().label() == 0)
                        .sorted(byScore.reversed())
                        .limit(most)
                        .toList(),
                wrong.stream()
                        .filter(s -> s.picture().label() == 1)
                        .sorted(byScore)
                        .limit(most)
                        .toList());
    }
}
