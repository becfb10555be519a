// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import java.nio.file.Path;
import java.util.Set;

/**
 * One labelled picture of a manifest.
 *
 * @param name      the path as the manifest writes it
 * @param path      where the file lies
 * @param label     0 human, 1 AI
 * @param source    where the picture was collected: column {@code slug}, else {@code source_repo}, else
 *                  {@code source}, else {@link #UNKNOWN}
 * @param generator what made it: column {@code generator}, else {@link #UNKNOWN}
 * @param split     the part of the data it belongs to, such as {@code train} or {@code test}: column {@code split},
 *                  else the folder of that name, else empty
 * @param flags     column {@code flags}, split at commas and semicolons; quirks known to those who clean the data
 * @param group     samples of one group show the same thing and belong on the same side of a split: column
 *                  {@code group}, in Kaggle's layout {@code pair N} with N half the row's index; else empty
 */
public record Sample(
        String name,
        Path path,
        int label,
        String source,
        String generator,
        String split,
        Set<String> flags,
        String group) {
    /** What stands where a manifest does not say. */
    public static final String UNKNOWN = "unknown";

    public Sample {
        flags = Set.copyOf(flags);
    }

    /** The same picture in another part of the data. */
    public Sample inPart(String part) {
        return new Sample(name, path, label, source, generator, part, flags, group);
    }

    /** A sample of no named split or group. */
    public Sample(String name, Path path, int label, String source, String generator, Set<String> flags) {
        this(name, path, label, source, generator, "", flags, "");
    }
}
