// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.List;

/**
 * All an audit found; {@code audit.json} is this record, documented in docs/audit.md.
 *
 * @param data         what was audited
 * @param human        readable human-made pictures
 * @param ai           readable AI-made pictures
 * @param unreadable   the others
 * @param sources      by name
 * @param verdict      the conclusion
 * @param separability by nuisance variables
 * @param duplicates   groups of copies
 * @param declarations of generative origin
 * @param names        what names say
 * @param distributions for the plots
 */
public record AuditReport(
        List<Data> data,
        int human,
        int ai,
        List<UnreadablePicture> unreadable,
        List<SourceCount> sources,
        AuditVerdict verdict,
        Separability separability,
        List<DuplicateGroup> duplicates,
        Declarations declarations,
        TellingNames names,
        List<Distribution> distributions) {
    /**
     * One manifest or folder.
     *
     * @param sha256 see {@link org.fauxto.dataset.Manifest}
     */
    public record Data(String name, String sha256, int pictures) {}

    /** Readable pictures of one source. */
    public record SourceCount(String source, int human, int ai) {}

    public AuditReport {
        data = List.copyOf(data);
        unreadable = List.copyOf(unreadable);
        sources = List.copyOf(sources);
        duplicates = List.copyOf(duplicates);
        distributions = List.copyOf(distributions);
    }

    /** Copies beyond the first of each group. */
    public int redundant() {
        return duplicates.stream().mapToInt(g -> g.members().size() - 1).sum();
    }
}
