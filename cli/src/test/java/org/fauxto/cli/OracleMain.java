// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.nio.file.Path;
import org.fauxto.FauxtoOptions;
import org.fauxto.testing.HeaderExaminer;
import org.fauxto.verdict.Examination;
import org.fauxto.verdict.ModelId;

/** The command over the test examiner, as a process of its own; every file takes some milliseconds. */
public final class OracleMain {
    private static final int MILLIS_PER_FILE = 4;

    private OracleMain() {}

    static Engine open(FauxtoOptions options) {
        return open(options, 0);
    }

    private static Engine open(FauxtoOptions options, int millis) {
        HeaderExaminer oracle = new HeaderExaminer(options.limits(), options.keepPixels());
        return new Engine() {
            @Override
            public Examination examine(Path path) {
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return oracle.examine(path);
            }

            @Override
            public ModelId model() {
                return HeaderExaminer.MODEL;
            }

            @Override
            public void close() {}
        };
    }

    public static void main(String[] args) {
        System.exit(new Cli(Terminal.system(), options -> open(options, MILLIS_PER_FILE)).run(args));
    }
}
