// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import java.util.List;
import org.fauxto.config.ConfigException;
import org.fauxto.model.ShrunkLook;
import org.fauxto.train.onnx.WeightStorage;

/**
 * Section {@code artefact}: what the exported file says of itself.
 *
 * @param name          of the model, shown in every report
 * @param version       of the model
 * @param cropsPerImage most crops the detector examines per picture at native resolution, 1..64
 * @param shrunk        further looks at a picture from afar; none with whole pictures
 * @param calibration   {@value #VALIDATION} for the run's validation crops, or a {@code scores.csv} of an evaluation: what the logits of
 *                      pictures that detectors of this recipe never learned from come to; both classes count alike
 * @param storage       of the weights in the file
 * @param licence       SPDX identifier of the weights
 */
public record ArtefactConfig(
        String name,
        String version,
        int cropsPerImage,
        List<ShrunkLook> shrunk,
        String calibration,
        WeightStorage storage,
        String licence) {
    /** Calibrates on the validation pictures. */
    public static final String VALIDATION = "validation";

    public ArtefactConfig {
        shrunk = List.copyOf(shrunk);
        if (name.isBlank() || version.isBlank() || licence.isBlank()) {
            throw new ConfigException("artefact: name, version and licence must not be blank");
        }
        if (calibration.isBlank()) {
            throw new ConfigException("artefact.calibration must be '" + VALIDATION + "' or name a scores.csv");
        }
        if (cropsPerImage < 1 || cropsPerImage > 64) {
            throw new ConfigException("artefact.crops_per_image must lie in 1..64, got " + cropsPerImage);
        }
    }
}
