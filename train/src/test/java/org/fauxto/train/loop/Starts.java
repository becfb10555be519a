// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.io.IOException;
import org.fauxto.train.config.TrainConfig;

/** Beginnings of runs that use no published weights. */
public final class Starts {
    private Starts() {}

    public static Checkpoint random(TrainConfig config, RunDirectory run) throws IOException {
        return Trainer.start(config, run, (source, wanted) -> {
            throw new IOException("no weights here: " + source);
        });
    }
}
