// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fauxto.evidence.DetectorId;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Weight;
import org.fauxto.provenance.metadata.Metadata;
import org.fauxto.provenance.metadata.MetadataField;

/** IPTC Digital Source Type and the AI fields of the IPTC Photo Metadata Standard 2025.1. */
final class IptcRule implements DeclarationRule {
    private static final DetectorId ID = new DetectorId("declared-iptc", "1");
    /** The second name is that of standards before 2010. */
    private static final List<String> KEYS =
            List.of("xmp/Iptc4xmpExt:DigitalSourceType", "xmp/Iptc4xmpExt:DigitalSourcefileType");

    private final KnownMarks marks;

    IptcRule(KnownMarks marks) {
        this.marks = marks;
    }

    @Override
    public List<Evidence> judge(Metadata metadata) {
        List<Evidence> evidence = new ArrayList<>();
        KEYS.stream()
                .flatMap(key -> metadata.all(key).stream())
                .map(this::sourceType)
                .distinct()
                .forEach(evidence::add);
        for (KnownMarks.AiField known : marks.aiFields()) {
            metadata.first(known.key()).filter(f -> !denies(f.value())).ifPresent(field -> {
                String value = Finding.shown(field.value(), 80);
                evidence.add(Finding.of(
                        ID,
                        Direction.AI,
                        known.weight(),
                        field,
                        "The file's IPTC metadata says that " + known.says() + ": " + value + "."));
            });
        }
        return evidence;
    }

    /** The known type that a field names; the value is a URI, or only its last part. */
    Optional<KnownMarks.SourceType> known(MetadataField field) {
        String value = field.value().strip();
        String token = value.substring(Math.max(value.lastIndexOf('/'), value.lastIndexOf(':')) + 1);
        return marks.digitalSourceTypes().stream()
                .filter(t -> t.token().equalsIgnoreCase(token))
                .findFirst();
    }

    /** Whether the file declares a type that points to AI. */
    boolean declaresAi(Metadata metadata) {
        return KEYS.stream()
                .flatMap(key -> metadata.all(key).stream())
                .flatMap(f -> known(f).stream())
                .anyMatch(t -> t.direction() == Direction.AI);
    }

    private Evidence sourceType(MetadataField field) {
        return known(field)
                .map(t -> Finding.of(
                        ID,
                        t.direction(),
                        t.weight(),
                        field,
                        "The file's IPTC metadata says that " + t.says() + " (Digital Source Type: " + t.token()
                                + ")."))
                .orElseGet(() -> Finding.of(
                        ID,
                        Direction.NEUTRAL,
                        Weight.NONE,
                        field,
                        "The file's IPTC metadata names a Digital Source Type that Fauxto does not know."));
    }

    private boolean denies(String value) {
        return marks.denials().contains(value.strip().toLowerCase(Locale.ROOT));
    }
}
