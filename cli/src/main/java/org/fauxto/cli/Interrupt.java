// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Turns Ctrl-C (or SIGTERM) into an orderly end: the work is asked to stop and given some seconds to do so. */
final class Interrupt implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final AtomicBoolean raised = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    Interrupt() {
        hook = new Thread(
                () -> {
                    raised.set(true);
                    try {
                        done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "fauxto-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean raised() {
        return raised.get();
    }

    /** The work has ended; after an interrupt the process may now go. */
    @Override
    public void close() {
        done.countDown();
        if (!raised.get()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The shutdown has just begun; the hook finds the work done.
                raised.set(true);
            }
        }
    }
}
