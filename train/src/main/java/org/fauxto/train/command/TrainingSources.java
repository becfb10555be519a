// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fauxto.config.ConfigException;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.Sample;
import org.fauxto.train.config.ArtefactConfig;
import org.fauxto.train.config.LoopConfig;
import org.fauxto.train.config.TrainConfig;
import org.fauxto.train.data.CropSource;
import org.fauxto.train.engine.Torch;
import org.fauxto.train.features.FeatureCache;
import org.fauxto.train.features.FeatureKey;
import org.fauxto.train.features.FeatureRows;
import org.fauxto.train.loop.EngineSettings;
import org.fauxto.train.loop.RunDirectory;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.system.Assembly;
import org.fauxto.train.system.Split;
import org.fauxto.train.system.WeightSource;
import org.fauxto.train.weights.WeightLoader;

/**
 * What is trained, on what: the whole system on pictures, or, with {@code loop.feature_views}, its head on features that are computed once.
 * Either way the run's weights and its exported network are those of the whole system.
 */
record TrainingSources(Assembly system, CropSource train, CropSource validation, List<FeatureRows> opened)
        implements AutoCloseable {
    /** @throws ConfigException if features are wanted of a system whose backbone is trained too */
    static TrainingSources open(TrainConfig config, TrainingData data, RunDirectory run, ProgressPrinter progress)
            throws IOException {
        Assembly system = config.assemble();
        LoopConfig loop = config.loop();
        if (loop.featureViews() == 0) {
            return new TrainingSources(system, data.train(), data.validation(), List.of());
        }
        Split split = split(config, system);
        FeatureCache cache = new FeatureCache(
                FeatureCache.defaultRoot(),
                EngineSettings.compute(loop),
                loop.batchSize(),
                loop.workers(),
                progress::features);
        StateDict frozen = run.frozen();
        FeatureRows train = cache.open(
                "train", key(config, run, data.trainManifest()), data.train(), loop.featureViews(), split, frozen);
        FeatureRows validation =
                cache.open("val", key(config, run, data.valManifest()), data.validation(), 1, split, frozen);
        return new TrainingSources(Assembly.plain(split.head()), train, validation, List.of(train, validation));
    }

    /** Refuses what this machine or this system cannot do, before a run directory is made. */
    static void refuseImpossible(TrainConfig config) {
        try {
            Torch.require(EngineSettings.compute(config.loop()).device());
        } catch (UnsupportedOperationException e) {
            throw new ConfigException(String.valueOf(e.getMessage()), e);
        }
        String calibration = config.artefact().calibration();
        if (!calibration.equals(ArtefactConfig.VALIDATION) && !Files.isReadable(Path.of(calibration))) {
            throw new ConfigException("artefact.calibration: there is no readable file "
                    + Path.of(calibration).toAbsolutePath() + "; name a scores.csv, or '" + ArtefactConfig.VALIDATION
                    + "'");
        }
        Assembly system = config.assemble();
        if (config.loop().featureViews() > 0) {
            split(config, system);
        }
    }

    /** Refuses published weights that are not on this machine, before a run directory is made. */
    static void requireWeights(TrainConfig config, WeightLoader loader) throws IOException {
        for (WeightSource part : config.assemble().pretrained()) {
            if (!part.source().equals(WeightSource.NONE)) {
                loader.require(part);
            }
        }
    }

    private static Split split(TrainConfig config, Assembly system) {
        Split split = system.split()
                .orElseThrow(() ->
                        new ConfigException("loop.feature_views needs a head on a frozen backbone; model.network '"
                                + config.model().network() + "' has none; set loop.feature_views to 0"));
        FeatureCache.requireFixed(split);
        return split;
    }

    private static FeatureKey key(TrainConfig config, RunDirectory run, Manifest manifest) throws IOException {
        List<Path> files = manifest.samples().stream().map(Sample::path).toList();
        return FeatureKey.of(config, run.base(), files);
    }

    @Override
    public void close() {
        opened.forEach(FeatureRows::close);
    }
}
