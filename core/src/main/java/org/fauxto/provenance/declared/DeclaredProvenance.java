// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fauxto.evidence.Detector;
import org.fauxto.evidence.DetectorId;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Subject;
import org.fauxto.evidence.Weight;
import org.fauxto.provenance.metadata.Metadata;
import org.fauxto.provenance.metadata.MetadataReader;

/**
 * Declarations in EXIF, XMP and text metadata: reads the metadata once and asks one rule per kind.
 *
 * <p>Evidence carries the rule's own name ({@code declared-iptc}, {@code declared-software}, {@code declared-prompt},
 * {@code declared-aigc}, {@code declared-xai}, {@code declared-midjourney}, {@code camera-exif}); under
 * {@code declared-provenance} stands only that some metadata could not be read.
 */
public final class DeclaredProvenance implements Detector {
    private static final DetectorId ID = new DetectorId("declared-provenance", "1");

    private final List<DeclarationRule> rules;

    /** With the marks that ship with Fauxto. */
    public DeclaredProvenance() {
        KnownMarks marks = KnownMarks.shipped();
        IptcRule iptc = new IptcRule(marks);
        this.rules = List.of(
                iptc,
                new PromptRule(marks),
                new SoftwareRule(marks),
                new AigcRule(marks),
                new XaiRule(marks),
                new MidjourneyRule(marks, iptc),
                new CameraRule());
    }

    @Override
    public DetectorId id() {
        return ID;
    }

    @Override
    public List<Evidence> examine(Subject subject) {
        Metadata metadata = MetadataReader.read(subject.file(), subject.header().format());
        List<Evidence> evidence = new ArrayList<>();
        rules.forEach(rule -> evidence.addAll(rule.judge(metadata)));
        if (!metadata.problems().isEmpty()) {
            evidence.add(new Evidence(
                    ID,
                    Direction.NEUTRAL,
                    Weight.NONE,
                    1,
                    "Some of the file's metadata is damaged or too large and was not read.",
                    Map.of("problems", Finding.shown(String.join("; ", metadata.problems()), 1000))));
        }
        return evidence;
    }
}
