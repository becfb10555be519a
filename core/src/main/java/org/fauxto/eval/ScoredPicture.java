// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.fauxto.eval.metric.LabelledScores;

/**
 * One picture's score under one delivery.
 *
 * @param delivery a {@link DeliveryPath#id()}, or another name for scores made elsewhere
 */
public record ScoredPicture(LabelledPicture picture, String delivery, ImageScorer.Score score) {
    /** One number of every score beside its picture's label, in the same order. */
    public static LabelledScores labelled(List<ScoredPicture> pictures, ToDoubleFunction<ImageScorer.Score> number) {
        return new LabelledScores(
                pictures.stream()
                        .mapToDouble(s -> number.applyAsDouble(s.score()))
                        .toArray(),
                pictures.stream().mapToInt(s -> s.picture().label()).toArray());
    }
}
