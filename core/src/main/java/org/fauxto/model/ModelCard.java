// SPDX-License-Identifier: Apache-2.0
package org.fauxto.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.fauxto.verdict.ModelId;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an ONNX file says of itself, kept as JSON in its {@code metadata_props} under the key {@value #KEY}: a network
 * is of no use without its preprocessing, its calibration and its licence.
 *
 * @param cropSize      side S of the square crops the network takes, in pixels
 * @param cropsPerImage most crops examined per picture at native resolution; of a {@link View#WHOLE} there is one
 * @param decoder       id and version of the decoder that made the training pixels
 * @param temperature   the calibrated logit is {@code logit / temperature + bias}
 * @param bias          see {@code temperature}
 * @param trainedOn     the data, in words and by manifest hash
 * @param view          what the network sees of a picture; {@link View#CROPS} where the file does not say
 * @param resizeSide    of {@link View#WHOLE}: what the short side is brought to, in pixels, at least {@code cropSize};
 *                      else 0, also where the file does not say
 * @param shrunk        further looks of {@link View#CROPS}, from afar; none where the file does not say
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
        String licence,
        View view,
        int resizeSide,
        List<ShrunkLook> shrunk) {

    /** What a network sees of a picture. */
    public enum View {
        /** Several crops at native resolution, chosen by {@link CropPlan}. */
        CROPS,
        /** All of it, resized: {@link org.fauxto.image.transform.WholeView}. */
        WHOLE;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Key in the ONNX file's {@code metadata_props}. */
    public static final String KEY = "fauxto";

    /** Unknown keys are kept out, not refused: later versions may say more of themselves. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    public ModelCard {
        shrunk = List.copyOf(shrunk);
        if (cropSize < 16 || cropsPerImage < 1) {
            throw new IllegalArgumentException("model card needs crop_size >= 16 and crops_per_image >= 1, got "
                    + cropSize + " and " + cropsPerImage);
        }
        if (view == View.WHOLE ? resizeSide < cropSize : resizeSide != 0) {
            throw new IllegalArgumentException(
                    "model card needs resize_side >= crop_size with view 'whole' and 0 with view"
                            + " 'crops', got resize_side " + resizeSide + ", crop_size " + cropSize + ", view '"
                            + view.id()
                            + "'");
        }
        if (view == View.WHOLE && !shrunk.isEmpty()) {
            throw new IllegalArgumentException("a model card with view 'whole' has no shrunk looks, got " + shrunk);
        }
        if (!(temperature > 0) || !Double.isFinite(bias)) {
            throw new IllegalArgumentException(
                    "model card needs temperature > 0 and a finite bias, got " + temperature + " and " + bias);
        }
    }

    static ModelCard parse(String json) {
        JsonNode tree = MAPPER.readTree(json);
        if (tree instanceof ObjectNode card) {
            // Files of version 0.1 do not say.
            card.putIfAbsent("view", card.stringNode(View.CROPS.id()));
            card.putIfAbsent("resize_side", card.numberNode(0));
            card.putIfAbsent("shrunk", card.arrayNode());
        }
        return MAPPER.treeToValue(tree, ModelCard.class);
    }

    ModelId id(String sha256) {
        return new ModelId(name, version, sha256);
    }

    /** Calibrates one logit. */
    public double calibrate(double logit) {
        return logit / temperature + bias;
    }
}
