// SPDX-License-Identifier: Apache-2.0
package org.fauxto.model;

import org.fauxto.verdict.ModelId;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an ONNX file says of itself, kept as JSON in its {@code metadata_props} under the key {@value #KEY}: a network
 * is of no use without its preprocessing, its calibration and its licence.
 *
 * @param cropSize      side S of the square crops the network takes, in pixels at native resolution
 * @param cropsPerImage most crops examined per picture
 * @param decoder       id and version of the decoder that made the training pixels
 * @param temperature   the calibrated logit is {@code logit / temperature + bias}
 * @param bias          see {@code temperature}
 * @param trainedOn     the data, in words and by manifest hash
 */
public record ModelCard(
        String name,
        String version,
        int cropSize,
        int cropsPerImage,
        String decoder,
        double temperature,
        double bias,
        String trainedOn,
        String licence) {

    /** Key in the ONNX file's {@code metadata_props}. */
    public static final String KEY = "fauxto";

    /** Unknown keys are kept out, not refused: later versions may say more of themselves. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    public ModelCard {
        if (cropSize < 16 || cropsPerImage < 1) {
            throw new IllegalArgumentException("model card needs crop_size >= 16 and crops_per_image >= 1, got "
                    + cropSize + " and " + cropsPerImage);
        }
        if (!(temperature > 0) || !Double.isFinite(bias)) {
            throw new IllegalArgumentException(
                    "model card needs temperature > 0 and a finite bias, got " + temperature + " and " + bias);
        }
    }

    static ModelCard parse(String json) {
        return MAPPER.readValue(json, ModelCard.class);
    }

    ModelId id(String sha256) {
        return new ModelId(name, version, sha256);
    }

    /** Calibrates one logit. */
    public double calibrate(double logit) {
        return logit / temperature + bias;
    }
}
