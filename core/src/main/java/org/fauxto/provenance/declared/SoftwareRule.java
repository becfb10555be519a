// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import java.util.ArrayList;
import java.util.List;
import org.fauxto.evidence.DetectorId;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Weight;
import org.fauxto.provenance.metadata.Metadata;
import org.fauxto.provenance.metadata.MetadataField;

/** Generators that name themselves in the field for the program or device; captions are never searched for names. */
final class SoftwareRule implements DeclarationRule {
    private static final DetectorId ID = new DetectorId("declared-software", "1");

    private final KnownMarks marks;

    SoftwareRule(KnownMarks marks) {
        this.marks = marks;
    }

    @Override
    public List<Evidence> judge(Metadata metadata) {
        List<Evidence> evidence = new ArrayList<>();
        for (KnownMarks.Generator generator : marks.generators()) {
            generator.keys().stream()
                    .flatMap(key -> metadata.all(key).stream())
                    .filter(field -> matches(generator, field))
                    .findFirst()
                    .ifPresent(field -> evidence.add(Finding.of(
                            ID,
                            Direction.AI,
                            Weight.DECISIVE,
                            field,
                            "The file names " + generator.name() + ", an AI image generator, as what made it.")));
        }
        return evidence;
    }

    private static boolean matches(KnownMarks.Generator generator, MetadataField field) {
        String token = generator.token();
        String value = field.value().strip();
        if (!value.regionMatches(true, 0, token, 0, token.length())) {
            return false;
        }
        boolean whole = value.length() == token.length();
        boolean tokenEndsInWord = Character.isLetterOrDigit(token.charAt(token.length() - 1));
        return whole
                || (generator.match() == KnownMarks.Match.PREFIX
                        && !(tokenEndsInWord && Character.isLetterOrDigit(value.charAt(token.length()))));
    }
}
