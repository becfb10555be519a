// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C and kill as a request: the batch is finished and a checkpoint written before the process ends. */
final class StopSignal implements AutoCloseable {
    /** More than a batch and a checkpoint take. */
    private static final int PATIENCE_SECONDS = 120;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop");
    private volatile boolean requested;

    private StopSignal() {}

    static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    boolean requested() {
        return requested;
    }

    /** Holds the shutdown up until the training thread has closed this. */
    private void stop() {
        requested = true;
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println(
                        "training did not stop within " + PATIENCE_SECONDS + " s; the last checkpoint stands");
                // an orderly exit would unload libtorch under the thread that still computes, and crash
                Runtime.getRuntime().halt(TrainCommand.STOPPED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
        if (!requested) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
