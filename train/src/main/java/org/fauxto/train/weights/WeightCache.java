// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fauxto.train.home.FauxtoHome;

/**
 * Published weights on this machine: a folder per publication, which holds its files as published, or one file that was imported and has
 * the network's names already.
 *
 * @param root of the folders
 */
public record WeightCache(Path root) {
    /** {@code weights} in the folder of caches. */
    public static WeightCache standard() {
        return new WeightCache(FauxtoHome.folder("weights"));
    }

    /** Of all that belongs to it. */
    public Path folder(Publication publication) {
        return root.resolve(publication.name());
    }

    /** Where a file is kept as it was published. */
    public Path file(Publication publication, Publication.File file) {
        return folder(publication).resolve(file.file());
    }

    /** Where the file is kept that an import made. */
    public Path imported(Publication publication) {
        return folder(publication).resolve("imported.safetensors");
    }

    /** Whether a run can use it. */
    public boolean has(Publication publication) {
        return Files.exists(imported(publication))
                || publication.files().stream().allMatch(file -> Files.exists(file(publication, file)));
    }

    /** What to open, the imported file before the published ones; nothing where neither is complete. */
    Optional<List<PublishedTensors.Part>> find(Publication publication, NameMapping mapping) {
        Path imported = imported(publication);
        if (Files.exists(imported)) {
            return Optional.of(List.of(new PublishedTensors.Part(imported, NameMapping.IDENTITY, "")));
        }
        if (!has(publication)) {
            return Optional.empty();
        }
        return Optional.of(publication.files().stream()
                .map(file -> new PublishedTensors.Part(file(publication, file), mapping, file.prefix()))
                .toList());
    }
}
