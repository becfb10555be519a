// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs tasks on several threads and hands their results on in the order the tasks came. At most {@value #WINDOW_PER_THREAD}
 * a thread are under way, so memory does not grow with their number.
 */
final class InOrder<T> implements AutoCloseable {
    private static final int WINDOW_PER_THREAD = 8;

    /** Takes results, on the thread that submits. */
    interface Receiver<T> {
        void accept(T result) throws IOException;
    }

    private final ExecutorService pool;
    private final int window;
    private final Receiver<T> receiver;
    private final Deque<Future<T>> underWay = new ArrayDeque<>();

    InOrder(int threads, Receiver<T> receiver) {
        this.window = threads * WINDOW_PER_THREAD;
        this.receiver = receiver;
        this.pool = Executors.newFixedThreadPool(threads);
    }

    /** Queues a task; hands on what is finished, and waits where too many are under way. */
    void submit(Callable<T> task) throws IOException, InterruptedException {
        underWay.add(pool.submit(task));
        while (underWay.size() >= window
                || (!underWay.isEmpty() && underWay.getFirst().isDone())) {
            next();
        }
    }

    /** Waits for all that is under way. */
    void finish() throws IOException, InterruptedException {
        while (!underWay.isEmpty()) {
            next();
        }
    }

    private void next() throws IOException, InterruptedException {
        try {
            receiver.accept(underWay.removeFirst().get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("a task failed: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
