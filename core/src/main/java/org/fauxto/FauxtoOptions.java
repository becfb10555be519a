// SPDX-License-Identifier: Apache-2.0
package org.fauxto;

import java.nio.file.Path;
import java.util.Optional;
import org.fauxto.image.ImageLimits;

/**
 * What a caller may choose; {@link #DEFAULT} suits most.
 *
 * @param limits     bounds on a picture's pixels and a file's bytes
 * @param keepPixels whether examinations keep the decoded picture, for thumbnails
 * @param model      an ONNX file written by {@code fauxto train}; empty for the one that ships
 */
public record FauxtoOptions(ImageLimits limits, boolean keepPixels, Optional<Path> model) {
    public static final FauxtoOptions DEFAULT = new FauxtoOptions(ImageLimits.DEFAULT, false, Optional.empty());

    public FauxtoOptions withLimits(ImageLimits newLimits) {
        return new FauxtoOptions(newLimits, keepPixels, model);
    }

    public FauxtoOptions withKeepPixels(boolean keep) {
        return new FauxtoOptions(limits, keep, model);
    }

    public FauxtoOptions withModel(Path onnx) {
        return new FauxtoOptions(limits, keepPixels, Optional.of(onnx));
    }
}
