// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fauxto.dataset.Cleaning;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.Sample;
import org.fauxto.image.HeaderReader;
import org.fauxto.image.ImageException;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.ImageReader;
import org.fauxto.image.Pixels;
import org.fauxto.image.decode.PixelDecoder;

/**
 * Scores a manifest's pictures under fixed deliveries, the same for both classes.
 *
 * <p>Of a picture with several regions (a grid of works) the first is scored, so that every file counts once.
 */
public final class DeliveryEvaluation {
    private final FileScorer scorer;
    private final List<DeliveryPath> deliveries;
    private final PictureProbe probe;
    private final int threads;

    /**
     * What was measured.
     *
     * @param scores   per picture in the manifest's order, per delivery in the given order
     * @param features per picture in the manifest's order, as the probe gave them
     */
    public record Result(List<ScoredPicture> scores, List<Map<String, double[]>> features) {}

    private record OnePicture(List<ScoredPicture> scores, Map<String, double[]> features) {}

    /** @param threads pictures scored at a time, at least 1; changes no score */
    public DeliveryEvaluation(FileScorer scorer, List<DeliveryPath> deliveries, PictureProbe probe, int threads) {
        this.scorer = scorer;
        this.deliveries = List.copyOf(deliveries);
        this.probe = probe;
        this.threads = threads;
    }

    /**
     * Scores everything.
     *
     * @param onPicture called after each picture, from one thread, in order
     * @throws IOException if a picture cannot be decoded; a picture left out silently would change the figures
     */
    public Result run(Manifest manifest, Runnable onPicture) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<OnePicture>> pending = new ArrayList<>();
            for (Sample sample : manifest.samples()) {
                pending.add(pool.submit(() -> score(sample)));
            }
            List<ScoredPicture> scored = new ArrayList<>();
            List<Map<String, double[]>> features = new ArrayList<>();
            for (Future<OnePicture> future : pending) {
                scored.addAll(future.get().scores());
                features.add(future.get().features());
                onPicture.run();
            }
            return new Result(scored, features);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("scoring failed: " + e.getCause(), e);
        } finally {
            pool.shutdownNow();
        }
    }

    private OnePicture score(Sample sample) throws IOException {
        ImageFile file;
        ImageHeader header;
        Pixels work;
        Map<String, double[]> features;
        try {
            // As detect reads and decodes, so that the figures are of what users meet.
            file = ImageReader.read(sample.path(), ImageLimits.DEFAULT);
            header = HeaderReader.read(file, ImageLimits.DEFAULT);
            Pixels pixels = PixelDecoder.decode(file, header);
            features = probe.measure(file, header, pixels);
            work = Cleaning.regions(pixels, sample).get(0).cut(pixels);
        } catch (ImageException e) {
            throw new IOException(
                    "picture " + sample.path() + " of the manifest: " + e.getMessage()
                            + " Repair the file or delete its row.",
                    e);
        }
        LabelledPicture picture = LabelledPicture.of(sample, file, header);
        return new OnePicture(
                deliveries.stream()
                        .map(d -> new ScoredPicture(picture, d.id(), scorer.score(file, header, d.deliver(work))))
                        .toList(),
                features);
    }
}
