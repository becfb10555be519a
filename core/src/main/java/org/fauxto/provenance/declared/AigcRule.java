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
import tools.jackson.databind.JsonNode;

/**
 * China's implicit label for generated content (GB 45438-2025, annexes E and F).
 *
 * <p>Fields and label values are data in {@code marks.yaml}; the three ways in which the object is wrapped (bare, as the
 * member {@code AIGC}, after the letters {@code AIGC} that begin a JPEG segment) are structure and stay here.
 */
final class AigcRule implements DeclarationRule {
    private static final DetectorId ID = new DetectorId("declared-aigc", "1");
    private static final String NAME = "AIGC";

    private final KnownMarks.Aigc marks;

    AigcRule(KnownMarks marks) {
        this.marks = marks.aigc();
    }

    @Override
    public List<Evidence> judge(Metadata metadata) {
        return metadata.fields().stream()
                .flatMap(field -> label(field).stream().map(label -> evidence(field, label)))
                .findFirst()
                .map(List::of)
                .orElse(List.of());
    }

    private Optional<JsonNode> label(MetadataField field) {
        if (marks.ownKeys().contains(field.key())) {
            return Json.object(unescaped(field.value()))
                    .flatMap(o -> Stream.of(Optional.of(o), wrapped(o))
                            .flatMap(Optional::stream)
                            .filter(this::isLabel)
                            .findFirst());
        }
        if (marks.sharedKeys().contains(field.key())) {
            return Json.object(field.value()).flatMap(AigcRule::wrapped).filter(this::isLabel);
        }
        if (field.key().startsWith("app/") && field.value().startsWith(NAME)) {
            String text = field.value().substring(NAME.length());
            int end = text.lastIndexOf('}') + 1;
            return Json.object(text.substring(0, end)).filter(this::isLabel);
        }
        return Optional.empty();
    }

    /** Some writers escape the quotes of the JSON twice. */
    private static String unescaped(String value) {
        return value.contains("&quot;") ? value.replace("&quot;", "\"").replace("&amp;", "&") : value;
    }

    /** The member {@code AIGC}, an object or the text of one. */
    private static Optional<JsonNode> wrapped(JsonNode object) {
        JsonNode inner = object.path(NAME);
        return inner.isString()
                ? Json.object(inner.asString())
                : Optional.of(inner).filter(JsonNode::isObject);
    }

    private boolean isLabel(JsonNode object) {
        return object.has("Label") && marks.companions().stream().anyMatch(object::has);
    }

    private Evidence evidence(MetadataField field, JsonNode object) {
        String label = object.path("Label").asString("").strip();
        String begin = "The file carries the label that Chinese law asks for (AIGC, Label " + Finding.shown(label, 20);
        return marks.labels().stream()
                .filter(known -> known.value().equals(label))
                .findFirst()
                .map(known -> Finding.of(
                        ID, Direction.AI, known.weight(), field, begin + "), which says that " + known.says() + "."))
                .orElseGet(() -> Finding.of(
                        ID,
                        Direction.NEUTRAL,
                        Weight.NONE,
                        field,
                        begin + "), with a value that the standard does not define."));
    }
}
