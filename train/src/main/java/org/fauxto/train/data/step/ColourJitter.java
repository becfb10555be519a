// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.fauxto.config.ConfigException;
import org.fauxto.image.Pixels;

/**
 * Torchvision's {@code ColorJitter} on byte pictures: brightness, contrast and saturation by factors uniform in
 * {@code max(0, 1 - x)..1 + x}, hue by a shift uniform in {@code -hue..hue}, in random order, each cut off to whole bytes.
 *
 * @param probability that anything happens, 0..1; torchvision's is 1
 * @param brightness  at least 0
 * @param contrast    at least 0
 * @param saturation  at least 0
 * @param hue         in turns of the colour circle, 0..0.5
 */
@JsonTypeName("colour-jitter")
public record ColourJitter(double probability, double brightness, double contrast, double saturation, double hue)
        implements Step {
    public ColourJitter {
        Probability.require("probability of colour-jitter", probability);
        factor("brightness", brightness);
        factor("contrast", contrast);
        factor("saturation", saturation);
        if (!(hue >= 0 && hue <= 0.5)) {
            throw new ConfigException("augment: hue of colour-jitter must lie in 0..0.5 turns, got " + hue
                    + "; 0.5 reaches every colour, try 0.05");
        }
    }

    private static void factor(String key, double value) {
        if (!(value >= 0 && value <= 10)) {
            throw new ConfigException("augment: " + key + " of colour-jitter must lie in 0..10, got " + value
                    + "; factors are drawn from 1 - x..1 + x, try 0.2");
        }
    }

    @Override
    public Pixels apply(Pixels in, int side, UniformRandomProvider rng) {
        boolean happens = rng.nextDouble() < probability;
        double light = about(brightness, rng);
        double spread = about(contrast, rng);
        double colour = about(saturation, rng);
        double shift = hue * (2 * rng.nextDouble() - 1);
        List<UnaryOperator<Pixels>> changes = new ArrayList<>(List.of(
                p -> brightness == 0 ? p : Colours.brightness(p, light),
                p -> contrast == 0 ? p : Colours.contrast(p, spread),
                p -> saturation == 0 ? p : Colours.saturation(p, colour),
                p -> hue == 0 ? p : Colours.hue(p, shift)));
        for (int k = changes.size(); k > 1; k--) {
            Collections.swap(changes, k - 1, rng.nextInt(k));
        }
        Pixels out = in;
        for (UnaryOperator<Pixels> change : changes) {
            out = happens ? change.apply(out) : out;
        }
        return out;
    }

    private static double about(double x, UniformRandomProvider rng) {
        double low = Math.max(0, 1 - x);
        return low + (1 + x - low) * rng.nextDouble();
    }
}
