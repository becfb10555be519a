// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.fauxto.dataset.Cleaning;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.Sample;
import org.fauxto.image.Pixels;

/**
 * Decoded pictures of a manifest, kept in memory up to a budget and decoded anew beyond it.
 *
 * <p>The first pictures asked for stay; nothing is evicted. An epoch visits every picture once, and for such a cycle any
 * cache that evicts the least recently used would miss every time. Thread-safe; what is returned does not depend on the
 * budget.
 */
public final class PictureCache {
    private final List<Sample> samples;
    private final PictureReader reader;
    private final long budgetBytes;
    private final AtomicReferenceArray<Picture> kept;
    private final AtomicLong usedBytes = new AtomicLong();

    /** @param mebibytes how much memory decoded pictures may take; 0 keeps none */
    public PictureCache(Manifest manifest, PictureReader reader, int mebibytes) {
        this.samples = manifest.samples();
        this.reader = reader;
        this.budgetBytes = (long) mebibytes << 20;
        this.kept = new AtomicReferenceArray<>(samples.size());
    }

    /** How many pictures there are. */
    public int size() {
        return samples.size();
    }

    public Sample sample(int index) {
        return samples.get(index);
    }

    /**
     * One decoded picture with its regions.
     *
     * @throws UncheckedIOException if the file cannot be decoded; names the file
     */
    public Picture picture(int index) {
        Picture present = kept.get(index);
        if (present != null) {
            return present;
        }
        Picture decoded = decode(samples.get(index));
        long bytes = decoded.pixels().rgb().length;
        if (usedBytes.addAndGet(bytes) > budgetBytes || !kept.compareAndSet(index, null, decoded)) {
            usedBytes.addAndGet(-bytes);
        }
        return decoded;
    }

    /** Bytes of pixels held now. */
    long usedBytes() {
        return usedBytes.get();
    }

    private Picture decode(Sample sample) {
        try {
            Pixels pixels = reader.read(sample.path());
            return new Picture(pixels, Cleaning.regions(pixels, sample));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "picture " + sample.path() + " of the manifest: " + e.getMessage()
                            + "; repair the file or delete its row",
                    e);
        }
    }
}
