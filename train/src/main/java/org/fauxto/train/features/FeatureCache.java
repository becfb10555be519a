// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.fauxto.config.ConfigException;
import org.fauxto.train.data.CropSource;
import org.fauxto.train.engine.ComputeSettings;
import org.fauxto.train.engine.TorchNetwork;
import org.fauxto.train.home.FauxtoHome;
import org.fauxto.train.loop.Batch;
import org.fauxto.train.loop.BatchLoader;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.system.Split;

/**
 * Computes features, or finds them computed. A folder per key; within it, one file per source. A computation that was cut off goes on where
 * it stopped.
 *
 * @param root      of all caches
 * @param batchSize crops per pass through the backbone
 * @param workers   threads that prepare crops
 * @param progress  told of every batch
 */
public record FeatureCache(Path root, ComputeSettings compute, int batchSize, int workers, Progress progress) {
    /** Told how far a computation is. */
    @FunctionalInterface
    public interface Progress {
        void at(String source, long done, long of);
    }

    /** {@code features} in the folder of caches. */
    public static Path defaultRoot() {
        return FauxtoHome.folder("features");
    }

    /**
     * The features of every crop and view, in the order view, crop.
     *
     * @param name    of the source within its key, such as {@code train}
     * @param key     of everything the features depend on
     * @param weights of the split's first part; more do no harm
     * @throws ConfigException if training changes the first part
     * @throws IOException if the cache cannot be written
     */
    public FeatureRows open(String name, FeatureKey key, CropSource source, int views, Split split, StateDict weights)
            throws IOException {
        requireFixed(split);
        Views pictures = new Views(source, views);
        Path folder = root.resolve(key.sha256());
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("key.txt"), key.text());
        FeatureFile file = new FeatureFile(folder.resolve(name + ".f32"), split.width());
        long wanted = (long) views * source.size();
        if (file.rows() < wanted) {
            try (TorchNetwork backbone = new TorchNetwork(split.features(), weights, compute)) {
                compute(name, pictures, file, backbone);
            }
        }
        return new FeatureRows(pictures, file, split.width());
    }

    /** Refuses a network whose features change while it is trained. */
    public static void requireFixed(Split split) {
        if (!split.featuresAreFixed()) {
            List<String> trained = split.features().tensors().stream()
                    .filter(spec -> spec.role() != TensorSpec.Role.FROZEN)
                    .map(TensorSpec::name)
                    .toList();
            throw new ConfigException("loop.feature_views needs a backbone that is frozen completely, but "
                    + trained.size() + " of its tensors are trained (" + trained.get(0)
                    + ", ...); set loop.feature_views to 0, or freeze them");
        }
    }

    private void compute(String name, Views pictures, FeatureFile file, TorchNetwork backbone) throws IOException {
        int size = pictures.size();
        for (int view = (int) (file.rows() / size); view < pictures.views(); view++) {
            // whole batches only: what a row is may depend in its last bits on the batch it went through
            int from = (int) (Math.max(0, file.rows() - (long) view * size) / batchSize);
            int[] all = IntStream.range(0, size).toArray();
            try (BatchLoader loader = new BatchLoader(pictures.only(view), all, batchSize, from, 0, workers)) {
                long row = (long) view * size + (long) from * batchSize;
                while (loader.hasNext()) {
                    Batch batch = loader.next();
                    file.write(row, backbone.forward(batch.crops()).values());
                    row += batch.size();
                    progress.at(name, row, (long) size * pictures.views());
                }
            }
        }
    }
}
