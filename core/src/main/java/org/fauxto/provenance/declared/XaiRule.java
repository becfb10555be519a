// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fauxto.evidence.DetectorId;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Weight;
import org.fauxto.provenance.metadata.Metadata;
import org.fauxto.provenance.metadata.MetadataField;

/**
 * The pair that Grok writes: EXIF Artist is the picture's UUID, ImageDescription a signature in base64. Both are asked
 * for; the signature itself cannot be checked, xAI publishes no key.
 */
final class XaiRule implements DeclarationRule {
    private static final DetectorId ID = new DetectorId("declared-xai", "1");

    private final KnownMarks.Xai marks;

    XaiRule(KnownMarks marks) {
        this.marks = marks.xai();
    }

    @Override
    public List<Evidence> judge(Metadata metadata) {
        Optional<MetadataField> artist = metadata.first(marks.numberKey()).filter(f -> matches(marks.number(), f));
        Optional<MetadataField> signature =
                metadata.first(marks.signatureKey()).filter(f -> matches(marks.signature(), f));
        return artist.isPresent() && signature.isPresent()
                ? List.of(Finding.of(
                        ID,
                        Direction.AI,
                        Weight.DECISIVE,
                        signature.get(),
                        "The file carries the pair of picture number and signature that xAI's Grok writes into the"
                                + " pictures it generates."))
                : List.of();
    }

    private static boolean matches(Pattern pattern, MetadataField field) {
        return pattern.matcher(field.value().strip()).matches();
    }
}
