// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fauxto.train.home.FauxtoHome;

/**
 * Published weights on this machine: a folder per publication, which holds its files as published, or one file that was imported and has
 * the network's names already.
 *
 * @param root of the folders
 */
record WeightCache(Path root) {
    /** {@code weights} in the folder of caches. */
    static WeightCache standard() {
        return new WeightCache(FauxtoHome.folder("weights"));
    }

    Path folder(Publication publication) {
        return root.resolve(publication.name());
    }

    Path file(Publication publication, Publication.File file) {
        return folder(publication).resolve(file.file());
    }

    Path imported(Publication publication) {
        return folder(publication).resolve("imported.safetensors");
    }

    /** What to open, the imported file before the published ones; nothing where neither is complete. */
    Optional<List<PublishedTensors.Part>> find(Publication publication, NameMapping mapping) {
        Path imported = imported(publication);
        if (Files.exists(imported)) {
            return Optional.of(List.of(new PublishedTensors.Part(imported, NameMapping.IDENTITY, "")));
        }
        List<PublishedTensors.Part> parts = new ArrayList<>();
        for (Publication.File file : publication.files()) {
            Path path = file(publication, file);
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            parts.add(new PublishedTensors.Part(path, mapping, file.prefix()));
        }
        return Optional.of(parts);
    }
}
