// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.fauxto.model.ModelCard;
import org.fauxto.model.ShrunkLook;

/**
 * Section {@code augment} of a training configuration: what the network sees of a picture, and how it is varied. The key {@code view} chooses
 * the record that the rest is read into.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "view")
public sealed interface AugmentConfig permits CropAugment, WholeAugment {
    /** One square per picture, made anew in every epoch. */
    CropSource training(PictureCache pictures, int cropSize, long seed);

    /** {@code perPicture} squares of every picture, delivered as in training but varied in nothing else; no epoch changes them. */
    CropSource validation(PictureCache pictures, int cropSize, long seed, int perPicture);

    /** For the exported model's card. */
    ModelCard.View view();

    /** What the short side is brought to before the network looks, in pixels; 0 where it is not. */
    int resizeSide();

    /**
     * Holds the section to what others say; crops may be of any size and number.
     *
     * @param cropSize      {@code data.crop_size}
     * @param valCrops      {@code data.val_crops}
     * @param cropsPerImage {@code artefact.crops_per_image}
     * @param shrunk        {@code artefact.shrunk}
     * @throws org.fauxto.config.ConfigException if they do not fit together
     */
    default void requireSuits(int cropSize, int valCrops, int cropsPerImage, List<ShrunkLook> shrunk) {}
}
