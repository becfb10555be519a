// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.fauxto.train.data.CropSource;
import org.fauxto.train.nn.HostTensor;

/**
 * Prepares batches ahead on worker threads and hands them over in order. What is in a batch depends on nothing but its place, however
 * many workers there are.
 */
public final class BatchLoader implements AutoCloseable {
    private final CropSource source;
    private final int[] order;
    private final int batchSize;
    private final long firstDelivery;
    private final int ahead;
    private final ExecutorService pool;
    private final Queue<Future<Batch>> pending = new ArrayDeque<>();
    private int nextStart;
    private long waitedNanos;

    /**
     * @param order         crop indices; the last batch is short where they do not fill it
     * @param firstBatch    batches to leave out at the start
     * @param firstDelivery the crop at place k is delivered as number {@code firstDelivery + k}, which {@link CropSource#fill} gets as
     *                      epoch: no two crops of a run are delivered alike, even where an index repeats
     */
    public BatchLoader(CropSource source, int[] order, int batchSize, int firstBatch, long firstDelivery, int workers) {
        this.source = source;
        this.order = order.clone();
        this.batchSize = batchSize;
        this.firstDelivery = firstDelivery;
        this.ahead = workers + 1;
        this.nextStart = Math.multiplyExact(firstBatch, batchSize);
        this.pool = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(task, "crops");
            thread.setDaemon(true);
            return thread;
        });
        submit();
    }

    private void submit() {
        while (pending.size() < ahead && nextStart < order.length) {
            int start = nextStart;
            nextStart = Math.min(order.length, start + batchSize);
            int end = nextStart;
            pending.add(pool.submit(() -> prepare(start, end)));
        }
    }

    private Batch prepare(int start, int end) {
        long[] row = source.shape();
        int values = Math.toIntExact(Arrays.stream(row).reduce(1, Math::multiplyExact));
        int[] indices = Arrays.copyOfRange(order, start, end);
        float[] crops = new float[Math.multiplyExact(indices.length, values)];
        int[] labels = new int[indices.length];
        for (int k = 0; k < indices.length; k++) {
            source.fill(indices[k], firstDelivery + start + k, crops, k * values);
            labels[k] = source.label(indices[k]);
        }
        long[] shape = LongStream.concat(LongStream.of(indices.length), Arrays.stream(row))
                .toArray();
        return new Batch(indices, new HostTensor(shape, crops), labels);
    }

    public boolean hasNext() {
        return !pending.isEmpty();
    }

    /**
     * Waits for the next batch.
     *
     * @throws java.io.UncheckedIOException if a picture cannot be decoded
     * @throws CancellationException if the thread is interrupted while it waits
     */
    public Batch next() {
        Future<Batch> future = pending.poll();
        if (future == null) {
            throw new NoSuchElementException("the epoch has no more batches");
        }
        try {
            long asked = System.nanoTime();
            Batch batch = future.get();
            waitedNanos += System.nanoTime() - asked;
            submit();
            return batch;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a batch");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("preparing a batch failed", e.getCause());
        }
    }

    /** How long {@link #next} has waited so far: the network was idle. */
    public long waitedNanos() {
        return waitedNanos;
    }

    @Override
    public void close() {
        pool.shutdownNow();
        try {
            if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("crop workers did not end within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
