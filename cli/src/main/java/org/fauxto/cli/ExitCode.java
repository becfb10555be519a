// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

/** What the process returns to the shell. */
final class ExitCode {
    /** Every file was examined. */
    static final int OK = 0;
    /** A file could not be examined, or the output not be written. */
    static final int INCOMPLETE = 1;
    /** The command line cannot be understood or carried out. */
    static final int USAGE = 2;
    /** With {@code --fail-on ai}: a picture is AI-made. */
    static final int AI_FOUND = 3;
    /** Labelled pictures are biased or leaking. */
    static final int NOT_USABLE = 3;
    /** 128 + SIGINT, as shells have it. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
