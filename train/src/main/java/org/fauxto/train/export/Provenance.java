// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.fauxto.image.Sha256;

/** Where code and configuration of a run came from. */
public final class Provenance {
    private Provenance() {}

    /** Lower-case hexadecimal SHA-256 of the text's UTF-8 bytes. */
    public static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The commit checked out in the working directory, with "-dirty" where files were changed; "unknown" without git. */
    public static String gitCommit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--abbrev=40", "--dirty", "--exclude", "*")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 && !commit.isEmpty() ? commit : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
