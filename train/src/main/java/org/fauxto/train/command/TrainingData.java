// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.fauxto.dataset.DataPath;
import org.fauxto.dataset.Manifest;
import org.fauxto.image.HeaderReader;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.ImageReader;
import org.fauxto.image.Pixels;
import org.fauxto.image.decode.PixelDecoder;
import org.fauxto.train.config.TrainConfig;
import org.fauxto.train.data.CropSource;
import org.fauxto.train.data.PictureCache;

/**
 * The two crop sources of a configuration, decoded as the detector decodes.
 *
 * @param trainManifest for the record of the run
 * @param valManifest   for the record of the run
 */
record TrainingData(CropSource train, CropSource validation, Manifest trainManifest, Manifest valManifest) {
    /**
     * Opens both manifests; pictures are decoded when first needed.
     *
     * @throws IOException if a manifest cannot be read or breaks a rule
     */
    static TrainingData open(TrainConfig config) throws IOException {
        Manifest train = Manifest.read(DataPath.parse(config.data().train()));
        Manifest val = Manifest.read(DataPath.parse(config.data().val()));
        double trainShare = (double) train.samples().size()
                / (train.samples().size() + val.samples().size());
        int trainMib = (int) Math.round(config.data().cacheMib() * trainShare);
        int side = config.data().cropSize();
        return new TrainingData(
                config.augment().training(cache(train, trainMib), side, config.seed()),
                config.augment()
                        .validation(
                                cache(val, config.data().cacheMib() - trainMib),
                                side,
                                config.seed(),
                                config.data().valCrops()),
                train,
                val);
    }

    private static PictureCache cache(Manifest manifest, int mebibytes) {
        return new PictureCache(manifest, TrainingData::decode, mebibytes);
    }

    /** As the detector decodes. */
    static Pixels decode(Path path) throws IOException {
        ImageFile file = ImageReader.read(path, ImageLimits.DEFAULT);
        ImageHeader header = HeaderReader.read(file, ImageLimits.DEFAULT);
        return PixelDecoder.decode(file, header);
    }

    /** For the artefact card. */
    String words() {
        return String.format(
                Locale.ROOT,
                "%d pictures (%d human, %d AI), manifest sha256 %s; calibrated on %d, manifest sha256 %s",
                trainManifest.samples().size(),
                trainManifest.count(0),
                trainManifest.count(1),
                trainManifest.sha256(),
                valManifest.samples().size(),
                valManifest.sha256());
    }
}
