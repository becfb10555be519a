// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.fauxto.evidence.DetectorId;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Weight;
import org.fauxto.provenance.metadata.Metadata;
import org.fauxto.provenance.metadata.MetadataField;

/** Generators that name themselves in the field for the program or device; captions are never searched for names. */
final class SoftwareRule implements DeclarationRule {
    private static final DetectorId ID = new DetectorId("declared-software", "1");
    /** Nothing but a version: "Fooocus Gallery Viewer 1.0" is the name of another program. */
    private static final Pattern VERSION = Pattern.compile("[ /-]?(?:v\\.? ?)?\\d[\\w.+-]{0,40}(?: \\([^)]{0,40}\\))?");

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
        String rest = value.substring(token.length());
        return switch (generator.match()) {
            case EXACT -> rest.isEmpty();
            case VERSIONED -> rest.isEmpty() || VERSION.matcher(rest).matches();
            case PREFIX -> true;
        };
    }
}
