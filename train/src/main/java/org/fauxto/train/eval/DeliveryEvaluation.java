// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fauxto.image.Pixels;
import org.fauxto.train.data.DeliveryPath;
import org.fauxto.train.data.Picture;
import org.fauxto.train.data.PictureCache;

/**
 * Scores a manifest's pictures under fixed deliveries, the same for both classes.
 *
 * <p>Of a picture with several regions (a grid of works) the first is scored, so that every file counts once.
 */
public final class DeliveryEvaluation {
    private final ImageScorer scorer;
    private final List<DeliveryPath> deliveries;
    private final int threads;

    /** @param threads pictures scored at a time, at least 1; changes no score */
    public DeliveryEvaluation(ImageScorer scorer, List<DeliveryPath> deliveries, int threads) {
        this.scorer = scorer;
        this.deliveries = List.copyOf(deliveries);
        this.threads = threads;
    }

    /**
     * Scores everything.
     *
     * @param onPicture called after each picture, from one thread, in order
     * @return per picture in the manifest's order, per delivery in the given order
     * @throws IOException if a picture cannot be decoded; a picture left out silently would change the figures
     */
    public List<ScoredPicture> run(PictureCache pictures, Runnable onPicture) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<ScoredPicture>>> pending = new ArrayList<>();
            for (int i = 0; i < pictures.size(); i++) {
                int index = i;
                pending.add(pool.submit(() -> score(pictures, index)));
            }
            List<ScoredPicture> scored = new ArrayList<>();
            for (Future<List<ScoredPicture>> future : pending) {
                scored.addAll(future.get());
                onPicture.run();
            }
            return scored;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw new IOException(io.getMessage(), io);
            }
            throw new IllegalStateException("scoring failed: " + e.getCause(), e);
        } finally {
            pool.shutdownNow();
        }
    }

    private List<ScoredPicture> score(PictureCache pictures, int index) {
        Picture picture = pictures.picture(index);
        Pixels work = picture.regions().get(0).cut(picture.pixels());
        return deliveries.stream()
                .map(d -> new ScoredPicture(pictures.sample(index), d, scorer.score(d.deliver(work))))
                .toList();
    }
}
