// SPDX-License-Identifier: Apache-2.0
package org.fauxto.model;

import java.util.List;

/**
 * What the network says of one picture.
 *
 * @param logit  mean of the crops' logits, before calibration; positive leans to AI
 * @param spread standard deviation of the crops' logits (population), 0 for a single crop
 * @param crops  each crop's place and logit, look by look, in reading order
 */
public record PixelScore(double logit, double spread, List<CropScore> crops) {

    /**
     * One crop's answer.
     *
     * @param longSide of the picture as this look saw it, in pixels
     * @param corner   of the crop in that
     */
    public record CropScore(int longSide, CropPlan.Corner corner, double logit) {}

    static PixelScore of(List<CropScore> crops) {
        double mean = crops.stream().mapToDouble(CropScore::logit).average().orElseThrow();
        double variance = crops.stream()
                .mapToDouble(c -> (c.logit() - mean) * (c.logit() - mean))
                .average()
                .orElseThrow();
        return new PixelScore(mean, Math.sqrt(variance), List.copyOf(crops));
    }
}
