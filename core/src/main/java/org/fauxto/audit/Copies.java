// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.List;
import org.fauxto.dataset.Manifest;

/**
 * Pictures that are the same file, or were made from the same picture.
 *
 * @param groups     by their first picture
 * @param unreadable in the manifest's order; they are in no group
 */
public record Copies(List<DuplicateGroup> groups, List<UnreadablePicture> unreadable) {
    public Copies {
        groups = List.copyOf(groups);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * Reads every picture.
     *
     * @param threads at least 1
     * @param step    called after each picture, by the calling thread
     */
    public static Copies find(Manifest data, int threads, Runnable step) {
        FactsReader.Result read = new FactsReader().read(Audit.requests(List.of(data)), threads, step);
        return new Copies(DuplicateFinder.find(read.pictures()), read.unreadable());
    }
}
