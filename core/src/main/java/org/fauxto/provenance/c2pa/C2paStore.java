// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.util.List;
import java.util.Optional;

/**
 * The manifest store of a file (C2PA specification 2.2, "Manifests"). Nothing in it has been verified.
 *
 * @param container where in the file it lies, for example {@code JPEG APP11 segments}
 * @param manifests manifests in stored order: those of ingredients first, the active one last
 * @param damage    what is broken or missing in the store's structure, one sentence part each; empty where it is whole.
 *     With damage, the last manifest that could be read need not be the active one.
 * @param notes     what breaks a rule of the specification but loses nothing, one sentence part each
 */
public record C2paStore(String container, List<C2paManifest> manifests, List<String> damage, List<String> notes) {
    public C2paStore {
        manifests = List.copyOf(manifests);
        damage = List.copyOf(damage);
        notes = List.copyOf(notes);
    }

    /** The last manifest, which speaks for the file as it is; empty where none could be read. */
    public Optional<C2paManifest> active() {
        return manifests.isEmpty() ? Optional.empty() : Optional.of(manifests.get(manifests.size() - 1));
    }

    /** The manifest with this label. */
    public Optional<C2paManifest> manifest(String label) {
        return manifests.stream().filter(m -> m.label().equals(label)).findFirst();
    }
}
