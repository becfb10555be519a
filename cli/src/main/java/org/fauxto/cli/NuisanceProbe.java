// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fauxto.audit.LogisticFeatures;
import org.fauxto.audit.NuisanceVariable;
import org.fauxto.audit.NuisanceVariables;
import org.fauxto.eval.PictureProbe;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.Pixels;

/** The nuisance variables that stand beside every model's score, as features of logistic rules. */
final class NuisanceProbe implements PictureProbe {
    private static final List<NuisanceVariable> RULES = List.of(
            NuisanceVariable.PIXELS,
            NuisanceVariable.ASPECT,
            NuisanceVariable.BYTES,
            NuisanceVariable.BYTES_PER_PIXEL,
            NuisanceVariable.FORMAT,
            NuisanceVariable.JPEG_QUALITY,
            NuisanceVariable.SUBSAMPLING,
            NuisanceVariable.EXIF,
            NuisanceVariable.MULTIPLE_OF_64,
            NuisanceVariable.HIGH_FREQUENCY,
            NuisanceVariable.BLOCKINESS,
            NuisanceVariable.HISTOGRAM_MEAN);

    @Override
    public Map<String, double[]> measure(ImageFile file, ImageHeader header, Pixels pixels) {
        NuisanceVariables values = NuisanceVariables.measure(file, header, Optional.of(pixels));
        Map<String, double[]> features = new LinkedHashMap<>();
        for (NuisanceVariable v : RULES) {
            features.put(v.title(), LogisticFeatures.of(v, values.get(v)));
        }
        return features;
    }
}
