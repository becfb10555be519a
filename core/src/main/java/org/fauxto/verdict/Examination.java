// SPDX-License-Identifier: Apache-2.0
package org.fauxto.verdict;

import java.util.List;
import java.util.Optional;
import org.fauxto.evidence.Evidence;
import org.fauxto.image.ImageException;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.Pixels;

/** Everything Fauxto has to say about one file: either a verdict with its evidence, or why there is none. */
public sealed interface Examination {
    /** The path as given. */
    String path();

    /** The network loaded for this run. */
    ModelId model();

    Timings timings();

    /**
     * A file that was examined.
     *
     * @param sha256   of the file's bytes, lower-case hexadecimal
     * @param evidence in the order the detectors ran
     * @param pixels   the decoded picture, kept only for whoever asked for it (thumbnails); empty otherwise
     */
    record Examined(
            String path,
            String sha256,
            ImageHeader header,
            Verdict verdict,
            List<Evidence> evidence,
            ModelId model,
            Timings timings,
            Optional<Pixels> pixels)
            implements Examination {
        public Examined {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * A file that could not be examined.
     *
     * @param sha256  empty where the bytes could not be read
     * @param header  empty where the header could not be read
     * @param message one sentence naming the cause
     */
    record Failed(
            String path,
            Optional<String> sha256,
            Optional<ImageHeader> header,
            ImageException.Problem problem,
            String message,
            ModelId model,
            Timings timings)
            implements Examination {}
}
