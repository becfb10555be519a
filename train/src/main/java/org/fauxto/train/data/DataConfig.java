// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import org.fauxto.config.ConfigException;

/**
 * Section {@code data} of a training configuration.
 *
 * @param train    manifest of the pictures to learn from
 * @param val      manifest for model selection and calibration
 * @param cropSize side S of the square crops the network sees, 32..1024 pixels
 * @param valCrops crops looked at per validation picture, 1..64
 * @param cacheMib memory for decoded pictures in MiB, at least 0; pictures beyond it are decoded anew each time
 * @param decodedFolder folder that keeps decoded pictures, three bytes a pixel, for this run and later ones ({@link StoredPictureReader}), or
 *                      {@code none}
 */
public record DataConfig(String train, String val, int cropSize, int valCrops, int cacheMib, String decodedFolder) {
    /** Memory that holds about 2,000 pictures of 1024x683 (2.1 MB each). */
    public static final int DEFAULT_CACHE_MIB = 4096;

    /** No folder of decoded pictures. */
    public static final String NO_FOLDER = "none";

    public DataConfig {
        if (decodedFolder.isBlank()) {
            throw new ConfigException("data.decoded_folder must name a folder, or be 'none'");
        }
        if (train.isBlank() || val.isBlank()) {
            throw new ConfigException("data.train and data.val must name manifests (CSV with path,label); got train='"
                    + train + "', val='" + val + "'");
        }
        if (cropSize < 32 || cropSize > 1024) {
            throw new ConfigException("data.crop_size must lie in 32..1024 pixels, got " + cropSize + "; try 128");
        }
        if (valCrops < 1 || valCrops > 64) {
            throw new ConfigException("data.val_crops must lie in 1..64, got " + valCrops + "; try 4");
        }
        if (cacheMib < 0) {
            throw new ConfigException(
                    "data.cache_mib must be 0 (no cache) or more, got " + cacheMib + "; try " + DEFAULT_CACHE_MIB);
        }
    }
}
