// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.fauxto.config.ConfigException;
import org.fauxto.model.ModelCard;
import org.fauxto.model.ShrunkLook;
import org.fauxto.train.data.step.Deliver;
import org.fauxto.train.data.step.Step;

/**
 * The network sees pictures whole: the short side is brought to {@code resizeSide} and the middle square of {@code data.crop_size} is looked at
 * ({@link org.fauxto.image.transform.WholeView}) in validation and by the exported model. In training {@code steps} make that square.
 *
 * @param resizeSide      in pixels, at least {@code data.crop_size} and at most 4096
 * @param unequalDelivery whether pictures may keep the codec and size they were collected with
 * @param steps           in order; the last that changes the size of a picture makes the network's square
 */
@JsonTypeName("whole")
public record WholeAugment(int resizeSide, UnequalDelivery unequalDelivery, List<Step> steps) implements AugmentConfig {
    /** What becomes of a configuration that does not re-encode every picture. */
    public enum UnequalDelivery {
        /** An error: collected files carry their label in codec and size, and a network finds that first. */
        @JsonProperty("refused")
        REFUSED,
        /** Taken as it is, for pictures that all came through one pipeline, and to repeat published figures. */
        @JsonProperty("accepted")
        ACCEPTED
    }

    public WholeAugment {
        steps = List.copyOf(steps);
        if (resizeSide < 16 || resizeSide > 4096) {
            throw new ConfigException(
                    "augment.resize_side must lie in 16..4096 pixels, got " + resizeSide + "; try 256");
        }
        requireSquare(steps);
        if (unequalDelivery == UnequalDelivery.REFUSED
                && steps.stream().noneMatch(step -> step instanceof Deliver deliver && deliver.always())) {
            throw new ConfigException(
                    "augment.steps has no 'deliver' whose first.probability is 1, so pictures keep the codec and size"
                            + " they were collected with; human pictures are mostly JPEG and AI ones PNG or WebP, and a network learns that"
                            + " instead. Add the step as configs/augment-whole.yaml has it, or, where all pictures came through one pipeline,"
                            + " set unequal_delivery: accepted");
        }
    }

    private static void requireSquare(List<Step> steps) {
        Step.Extent last = steps.stream()
                .map(Step::extent)
                .filter(extent -> extent != Step.Extent.KEPT)
                .reduce(Step.Extent.KEPT, (before, after) -> after);
        if (last != Step.Extent.SQUARE) {
            throw new ConfigException("augment.steps must end at the square that the network sees, but "
                    + (last == Step.Extent.KEPT
                            ? "no step makes one"
                            : "the last step that changes the size makes none")
                    + "; put random-resized-crop, random-crop or centre-crop after it");
        }
    }

    @Override
    public CropSource training(PictureCache pictures, int cropSize, long seed) {
        return AugmentedPictures.training(pictures, this, cropSize, seed);
    }

    @Override
    public CropSource validation(PictureCache pictures, int cropSize, long seed, int perPicture) {
        return AugmentedPictures.validation(pictures, this, cropSize, seed, perPicture);
    }

    @Override
    public ModelCard.View view() {
        return ModelCard.View.WHOLE;
    }

    @Override
    public void requireSuits(int cropSize, int valCrops, int cropsPerImage, List<ShrunkLook> shrunk) {
        if (resizeSide < cropSize) {
            throw new ConfigException("augment.resize_side must be at least data.crop_size, got " + resizeSide + " and "
                    + cropSize + "; try " + cropSize * 8 / 7);
        }
        if (valCrops != 1 || cropsPerImage != 1) {
            throw new ConfigException("with augment.view: whole a picture has one view: set data.val_crops and"
                    + " artefact.crops_per_image to 1, got " + valCrops + " and " + cropsPerImage);
        }
        if (!shrunk.isEmpty()) {
            throw new ConfigException(
                    "with augment.view: whole a picture has one view: set artefact.shrunk to [], got " + shrunk);
        }
    }
}
