// SPDX-License-Identifier: Apache-2.0
package org.fauxto.evidence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One finding about one picture, explained in words a journalist understands.
 *
 * @param detector    who found it
 * @param direction   which way it points
 * @param weight      how much it may move the verdict
 * @param score       0..1 on the detector's own scale: for {@link Weight#MEASURED} the calibrated probability of AI,
 *                    for a watermark the share of matching bits, for a declaration 1
 * @param explanation one sentence in plain words, without the picture's path
 * @param details     named values for the expert, in the order to show them; keys are lower_snake_case
 */
public record Evidence(
        DetectorId detector,
        Direction direction,
        Weight weight,
        double score,
        String explanation,
        Map<String, String> details) {

    public Evidence {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score of " + detector.name() + " must lie in 0..1, got " + score);
        }
        if (explanation.isBlank()) {
            throw new IllegalArgumentException("evidence of " + detector.name() + " needs an explanation");
        }
        if (weight == Weight.DECISIVE && direction != Direction.AI && direction != Direction.HUMAN) {
            throw new IllegalArgumentException("decisive evidence must point to AI or HUMAN, got " + direction);
        }
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
