// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.config;

import org.fauxto.config.ConfigException;

/**
 * Section {@code artefact}: what the exported file says of itself.
 *
 * @param name          of the model, shown in every report
 * @param version       of the model
 * @param cropsPerImage most crops the detector examines per picture, 1..64
 * @param licence       SPDX identifier of the weights
 */
public record ArtefactConfig(String name, String version, int cropsPerImage, String licence) {
    public ArtefactConfig {
        if (name.isBlank() || version.isBlank() || licence.isBlank()) {
            throw new ConfigException("artefact: name, version and licence must not be blank");
        }
        if (cropsPerImage < 1 || cropsPerImage > 64) {
            throw new ConfigException("artefact.crops_per_image must lie in 1..64, got " + cropsPerImage);
        }
    }
}
