// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fauxto.dataset.DataPath;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.Sample;
import org.fauxto.image.HeaderReader;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.ImageReader;
import org.fauxto.train.config.TrainConfig;
import org.fauxto.train.data.CropSource;
import org.fauxto.train.data.DataConfig;
import org.fauxto.train.data.FilePictureReader;
import org.fauxto.train.data.PictureCache;
import org.fauxto.train.data.PictureReader;
import org.fauxto.train.data.StoredPictureReader;

/**
 * The two crop sources of a configuration, decoded as the detector decodes.
 *
 * @param trainManifest for the record of the run
 * @param valManifest   for the record of the run
 */
record TrainingData(CropSource train, CropSource validation, Manifest trainManifest, Manifest valManifest) {
    private static final int MOST_TOLD = 20;

    /**
     * Opens both manifests; pictures are decoded when first needed.
     *
     * @throws IOException if a manifest cannot be read or breaks a rule, or has files that are missing, damaged or no pictures: all are told at
     *                     once, before hours of training find one after the other
     */
    static TrainingData open(TrainConfig config) throws IOException {
        Manifest train = Manifest.read(DataPath.parse(config.data().train()));
        Manifest val = Manifest.read(DataPath.parse(config.data().val()));
        requireReadable(train, val);
        double trainShare = (double) train.samples().size()
                / (train.samples().size() + val.samples().size());
        int trainMib = (int) Math.round(config.data().cacheMib() * trainShare);
        int side = config.data().cropSize();
        PictureReader reader = reader(config.data());
        return new TrainingData(
                config.augment().training(new PictureCache(train, reader, trainMib), side, config.seed()),
                config.augment()
                        .validation(
                                new PictureCache(val, reader, config.data().cacheMib() - trainMib),
                                side,
                                config.seed(),
                                config.data().valCrops()),
                train,
                val);
    }

    private static void requireReadable(Manifest... manifests) throws IOException {
        List<String> faults = Arrays.stream(manifests)
                .flatMap(manifest -> manifest.samples().stream())
                .parallel()
                .map(TrainingData::fault)
                .filter(fault -> !fault.isEmpty())
                .sorted()
                .distinct()
                .toList();
        if (!faults.isEmpty()) {
            throw new IOException(
                    faults.size() + " of the manifests' pictures cannot be read; repair the files or delete their rows:"
                            + faults.stream()
                                    .limit(MOST_TOLD)
                                    .map(fault -> "\n  " + fault)
                                    .collect(Collectors.joining())
                            + (faults.size() > MOST_TOLD ? "\n  and " + (faults.size() - MOST_TOLD) + " more" : ""));
        }
    }

    /** What is wrong with the file's structure; empty for nothing. Its pixels are not decoded. */
    private static String fault(Sample sample) {
        try {
            HeaderReader.read(ImageReader.read(sample.path(), ImageLimits.DEFAULT), ImageLimits.DEFAULT);
            return "";
        } catch (IOException e) {
            return sample.path() + ": " + e.getMessage();
        }
    }

    private static PictureReader reader(DataConfig config) throws IOException {
        PictureReader decoder = new FilePictureReader(ImageLimits.DEFAULT);
        return config.decodedFolder().equals(DataConfig.NO_FOLDER)
                ? decoder
                : new StoredPictureReader(decoder, Path.of(config.decodedFolder()));
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
