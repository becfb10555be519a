// SPDX-License-Identifier: Apache-2.0
package org.fauxto.scan;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.fauxto.image.ImageException.Problem;
import org.fauxto.image.Pixels;
import org.fauxto.report.Row;
import org.fauxto.report.RowSink;
import org.fauxto.report.Thumbnail;
import org.fauxto.verdict.Examination;
import org.fauxto.verdict.ModelId;
import org.fauxto.verdict.Timings;

/**
 * Examines files on several threads and writes their rows in the order the files were found, whatever thread finishes
 * first. At most {@value #WINDOW_PER_THREAD} files a thread are under way, so memory does not grow with the number of
 * files, and what is written is always a prefix of the whole.
 *
 * <p>Used by one thread: {@link #accept} as the receiver of a {@link FileFinder}, then {@link #finish}.
 */
public final class Scan implements FileFinder.Receiver, AutoCloseable {
    private static final int WINDOW_PER_THREAD = 8;

    private final Examiner examiner;
    private final ModelId model;
    private final boolean thumbnails;
    private final int window;
    private final ExecutorService pool;
    private final Deque<Future<Row>> underWay = new ArrayDeque<>();
    private final RowSink sink;
    private final BooleanSupplier stopped;

    /**
     * @param model      named in the rows of what could not be examined
     * @param thumbnails whether rows carry one; the examiner then has to keep the pixels
     * @param threads    at least 1
     * @param stopped    asked again and again; true ends the scan early
     */
    public Scan(
            Examiner examiner, ModelId model, boolean thumbnails, int threads, RowSink sink, BooleanSupplier stopped) {
        this.examiner = examiner;
        this.model = model;
        this.thumbnails = thumbnails;
        this.window = threads * WINDOW_PER_THREAD;
        this.sink = sink;
        this.stopped = stopped;
        this.pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "fauxto-examine");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public boolean accept(Found found) throws IOException {
        if (stopped.getAsBoolean()) {
            return false;
        }
        if (found instanceof Found.File file) {
            underWay.add(pool.submit(() -> examine(file)));
        } else {
            Found.Unusable unusable = (Found.Unusable) found;
            underWay.add(
                    CompletableFuture.completedFuture(failed(unusable.name(), Problem.UNREADABLE, unusable.message())));
        }
        while (underWay.size() >= window
                || (!underWay.isEmpty() && underWay.getFirst().isDone())) {
            writeFirst();
        }
        return !stopped.getAsBoolean();
    }

    /** Waits for the files under way and writes their rows; once stopped only those already finished. */
    public void finish() throws IOException {
        while (!underWay.isEmpty()
                && (!stopped.getAsBoolean() || underWay.getFirst().isDone())) {
            writeFirst();
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private void writeFirst() throws IOException {
        try {
            sink.write(underWay.getFirst().get());
            underWay.removeFirst();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The scan was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("examine() answers failures with rows", e);
        }
    }

    /**
     * The boundary at which one file's failure is kept from the rest of the batch: an examiner must not throw, but a bug
     * or a lack of memory on one file of a million must not cost the others.
     */
    private Row examine(Found.File file) {
        try {
            return row(file.name(), examiner.examine(file.path()));
        } catch (OutOfMemoryError e) {
            return failed(
                    file.name(),
                    Problem.TOO_LARGE,
                    "There was not enough memory for this picture; use --threads 1 or give Java more (JAVA_OPTS=-Xmx4g).");
        } catch (RuntimeException | StackOverflowError e) {
            return failed(file.name(), Problem.DAMAGED, "Fauxto failed on this file, please report it: " + e);
        }
    }

    private Row row(String name, Examination examination) {
        Row row = Row.of(name, examination);
        if (thumbnails && examination instanceof Examination.Examined examined) {
            Optional<Pixels> pixels = examined.pixels();
            return pixels.map(Thumbnail::base64).map(row::withThumbnail).orElse(row);
        }
        return row;
    }

    private Row failed(String name, Problem problem, String message) {
        return Row.of(
                name,
                new Examination.Failed(
                        name, Optional.empty(), Optional.empty(), problem, message, model, Timings.ZERO));
    }
}
