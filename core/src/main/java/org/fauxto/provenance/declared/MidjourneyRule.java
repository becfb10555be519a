// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fauxto.evidence.DetectorId;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Weight;
import org.fauxto.provenance.metadata.Metadata;
import org.fauxto.provenance.metadata.MetadataField;

/**
 * Midjourney's description: a prompt with its flags and job number. A caption alone never counts: the file must also
 * declare AI to IPTC, or repeat the job number as its IPTC picture number.
 */
final class MidjourneyRule implements DeclarationRule {
    private static final DetectorId ID = new DetectorId("declared-midjourney", "1");

    private final KnownMarks.Midjourney marks;
    private final IptcRule iptc;

    MidjourneyRule(KnownMarks marks, IptcRule iptc) {
        this.marks = marks.midjourney();
        this.iptc = iptc;
    }

    @Override
    public List<Evidence> judge(Metadata metadata) {
        String number =
                metadata.first(marks.numberKey()).map(f -> f.value().strip()).orElse("");
        boolean declared = iptc.declaresAi(metadata);
        Stream<MetadataField> fields = marks.keys().stream().flatMap(key -> metadata.all(key).stream());
        Optional<MetadataField> found = fields.filter(f -> {
                    var job = marks.job().matcher(f.value());
                    boolean hasJob = job.find();
                    boolean numbered = hasJob && job.group(1).equals(number);
                    return numbered
                            || (declared
                                    && (hasJob
                                            || marks.flag().matcher(f.value()).find()));
                })
                .findFirst();
        return found.map(f -> List.of(Finding.of(
                        ID,
                        Direction.AI,
                        Weight.DECISIVE,
                        f,
                        "The file carries a prompt and the marks that Midjourney, an AI image generator, writes.")))
                .orElse(List.of());
    }
}
