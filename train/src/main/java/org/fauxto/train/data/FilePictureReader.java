// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import java.nio.file.Path;
import org.fauxto.image.HeaderReader;
import org.fauxto.image.ImageException;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.ImageReader;
import org.fauxto.image.Pixels;
import org.fauxto.image.decode.PixelDecoder;

/** Decodes with the decoder that {@code detect} uses, so that training and use see the same pixels of a file. */
public final class FilePictureReader implements PictureReader {
    private final ImageLimits limits;

    public FilePictureReader(ImageLimits limits) {
        this.limits = limits;
    }

    @Override
    public Pixels read(Path path) throws ImageException {
        ImageFile file = ImageReader.read(path, limits);
        return PixelDecoder.decode(file, HeaderReader.read(file, limits));
    }
}
