// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import org.fauxto.image.decode.PixelDecoder;
import org.fauxto.train.config.TrainConfig;
import org.fauxto.train.engine.Torch;
import org.fauxto.train.export.Provenance;

/**
 * {@code run.json}: what a run was made of.
 *
 * @param trainedOn    pictures and manifest hashes
 * @param configSha256 of the resolved configuration
 */
record RunRecord(
        long seed,
        String trainedOn,
        String configSha256,
        String gitCommit,
        String engine,
        String decoder,
        String java,
        String platform) {
    static RunRecord of(TrainConfig config, String yaml, TrainingData data) {
        return new RunRecord(
                config.seed(),
                data.words(),
                Provenance.sha256(yaml),
                Provenance.gitCommit(),
                Torch.build(),
                PixelDecoder.id().toString(),
                System.getProperty("java.runtime.version", "unknown"),
                System.getProperty("os.name", "unknown") + " " + System.getProperty("os.arch", "unknown"));
    }
}
