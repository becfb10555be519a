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

/** China's implicit label for generated content (GB 45438-2025, annexes E and F). */
final class AigcRule implements DeclarationRule {
    private static final DetectorId ID = new DetectorId("declared-aigc", "1");
    private static final String NAME = "AIGC";
    /** In these places the value is the label; elsewhere it must be wrapped in an object's {@code AIGC}. */
    private static final List<String> OWN_KEYS = List.of("xmp/TC260:AIGC", "text/AIGC");

    private static final List<String> SHARED_KEYS =
            List.of("exif/UserComment", "exif/ImageDescription", "comment", "text/Comment", "text/Description");
    /** At least one must stand beside the label's number. */
    private static final List<String> COMPANIONS = List.of(
            "ContentProducer", "ProduceID", "ReservedCode1", "ContentPropagator", "PropagateID", "ReservedCode2");

    @Override
    public List<Evidence> judge(Metadata metadata) {
        return metadata.fields().stream()
                .flatMap(field -> label(field).stream().map(label -> evidence(field, label)))
                .findFirst()
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<JsonNode> label(MetadataField field) {
        if (OWN_KEYS.contains(field.key())) {
            return Json.object(unescaped(field.value()))
                    .flatMap(o -> Stream.of(Optional.of(o), wrapped(o))
                            .flatMap(Optional::stream)
                            .filter(AigcRule::isLabel)
                            .findFirst());
        }
        if (SHARED_KEYS.contains(field.key())) {
            return Json.object(field.value()).flatMap(AigcRule::wrapped).filter(AigcRule::isLabel);
        }
        if (field.key().startsWith("app/") && field.value().startsWith(NAME)) {
            String text = field.value().substring(NAME.length());
            int end = text.lastIndexOf('}') + 1;
            return Json.object(text.substring(0, end)).filter(AigcRule::isLabel);
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

    private static boolean isLabel(JsonNode object) {
        return object.has("Label") && COMPANIONS.stream().anyMatch(object::has);
    }

    private static Evidence evidence(MetadataField field, JsonNode object) {
        String label = object.path("Label").asString("").strip();
        String begin = "The file carries the label that Chinese law asks for (AIGC, Label " + Finding.shown(label, 20);
        return switch (label) {
            case "1" ->
                Finding.of(
                        ID,
                        Direction.AI,
                        Weight.DECISIVE,
                        field,
                        begin + "), which says that AI generated the picture.");
            case "2", "3" ->
                Finding.of(
                        ID,
                        Direction.AI,
                        Weight.WEAK,
                        field,
                        begin + "), which says that AI " + (label.equals("2") ? "possibly" : "is suspected to have")
                                + " generated the picture.");
            default ->
                Finding.of(
                        ID,
                        Direction.NEUTRAL,
                        Weight.NONE,
                        field,
                        begin + "), with a value that the standard does not define.");
        };
    }
}
