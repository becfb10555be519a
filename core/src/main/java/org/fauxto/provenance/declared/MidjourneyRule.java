// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
    private static final List<String> KEYS = List.of("text/Description", "exif/ImageDescription", "xmp/dc:description");
    private static final Pattern JOB = Pattern.compile("Job ID: ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final Pattern FLAG = Pattern.compile("\\s--(?:v|ar|niji|stylize|chaos|style|weird|sref) \\S");

    private final IptcRule iptc;

    MidjourneyRule(IptcRule iptc) {
        this.iptc = iptc;
    }

    @Override
    public List<Evidence> judge(Metadata metadata) {
        String number = metadata.first("xmp/Iptc4xmpExt:DigImageGUID")
                .map(f -> f.value().strip())
                .orElse("");
        boolean declared = iptc.declaresAi(metadata);
        Stream<MetadataField> fields = KEYS.stream().flatMap(key -> metadata.all(key).stream());
        Optional<MetadataField> found = fields.filter(f -> {
                    var job = JOB.matcher(f.value());
                    boolean hasJob = job.find();
                    boolean numbered = hasJob && job.group(1).equals(number);
                    return numbered
                            || (declared && (hasJob || FLAG.matcher(f.value()).find()));
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
