// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import java.nio.file.Path;
import java.util.Set;

/**
 * One labelled picture of a manifest.
 *
 * @param name      the path as the manifest writes it
 * @param path      where the file lies
 * @param label     0 human, 1 AI
 * @param source    where the picture was collected: column {@code slug}, else {@code source_repo}, else {@code unknown}
 * @param generator what made it: column {@code generator}, else {@code unknown}
 * @param flags     column {@code flags}, split at commas and semicolons; quirks for {@link Cleaning}
 */
public record Sample(String name, Path path, int label, String source, String generator, Set<String> flags) {
    public Sample {
        flags = Set.copyOf(flags);
    }
}
