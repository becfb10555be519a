// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fauxto.dataset.PictureList;
import org.fauxto.image.HeaderReader;
import org.fauxto.image.ImageException;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.ImageReader;
import org.fauxto.image.decode.PixelDecoder;

/** Scores a list of pictures as they are, in the list's order, in memory that does not grow with the list. */
public final class Predictions {
    private Predictions() {}

    /**
     * The answer for one picture.
     *
     * @param id    as the list writes it
     * @param score empty where the picture cannot be examined
     * @param error why not, one sentence; else empty
     */
    public record Prediction(String id, Optional<ImageScorer.Score> score, String error) {}

    /** Takes the answers, on the calling thread. */
    public interface Receiver {
        void accept(Prediction prediction) throws IOException;
    }

    /**
     * Scores every picture; one that cannot be examined is answered, not thrown.
     *
     * @param threads at least 1; changes no score
     * @param stopped asked before each picture; true ends early, after those under way
     */
    public static void run(PictureList list, FileScorer scorer, int threads, Receiver receiver, BooleanSupplier stopped)
            throws IOException, InterruptedException {
        try (InOrder<Prediction> work = new InOrder<>(threads, receiver::accept)) {
            for (PictureList.Entry entry : list.entries()) {
                if (stopped.getAsBoolean()) {
                    break;
                }
                work.submit(() -> predict(entry, scorer));
            }
            work.finish();
        }
    }

    /** As in a scan, the boundary at which one file's failure, be it a bug, is kept from the rest of the list. */
    private static Prediction predict(PictureList.Entry entry, FileScorer scorer) {
        try {
            ImageFile file = ImageReader.read(entry.path(), ImageLimits.DEFAULT);
            ImageHeader header = HeaderReader.read(file, ImageLimits.DEFAULT);
            return new Prediction(
                    entry.id(), Optional.of(scorer.score(file, header, PixelDecoder.decode(file, header))), "");
        } catch (ImageException e) {
            return failed(entry, e.sentence());
        } catch (OutOfMemoryError e) {
            return failed(
                    entry,
                    "There was not enough memory for this picture; use --threads 1 or give Java more (JAVA_OPTS=-Xmx4g).");
        } catch (RuntimeException | StackOverflowError e) {
            return failed(entry, "Fauxto failed on this file, please report it: " + e);
        }
    }

    private static Prediction failed(PictureList.Entry entry, String error) {
        return new Prediction(entry.id(), Optional.empty(), error);
    }
}
