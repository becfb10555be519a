// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.features;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.fauxto.image.Sha256;
import org.fauxto.train.config.TrainConfig;
import org.fauxto.train.engine.Torch;

/**
 * All that features depend on, one fact per line. How many views there are is not among them: the first ones stay the same.
 *
 * @param text the facts
 */
public record FeatureKey(String text) {
    /**
     * The key of a run's sources.
     *
     * @param frozen   file with the backbone's weights
     * @param pictures every picture's file, in the order of the source
     * @throws IOException if a file cannot be read
     */
    public static FeatureKey of(TrainConfig config, Path frozen, List<Path> pictures) throws IOException {
        return new FeatureKey(String.join(
                "\n",
                "weights " + Sha256.hex(List.of(frozen)),
                "pictures " + Sha256.hex(pictures),
                "features " + config.model().featureIdentity(),
                "data " + config.data(),
                "augment " + config.augment(),
                "seed " + config.seed(),
                "batch_size " + config.loop().batchSize(),
                "engine " + Torch.build(),
                ""));
    }

    /** Lower-case hexadecimal. */
    public String sha256() {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
