// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fauxto.evidence.DetectorId;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Weight;
import org.fauxto.provenance.metadata.Metadata;
import org.fauxto.provenance.metadata.MetadataField;
import tools.jackson.databind.JsonNode;

/** Prompts and settings that generators store beside the picture, where each tool puts them. */
final class PromptRule implements DeclarationRule {
    private static final DetectorId ID = new DetectorId("declared-prompt", "1");
    private static final Pattern STEPS = Pattern.compile("Steps: \\d{1,5}, .{0,4000}");
    private static final Pattern SEED = Pattern.compile("\\bSeed: \\d");
    private static final Pattern SAMPLER = Pattern.compile("\\b(Sampler|CFG scale): \\S");
    private static final Pattern DREAM_SEED = Pattern.compile("\\s-S\\s?\\d");
    private static final Pattern DREAM_STEPS = Pattern.compile("\\s-s\\s?\\d");

    private final KnownMarks marks;

    PromptRule(KnownMarks marks) {
        this.marks = marks;
    }

    @Override
    public List<Evidence> judge(Metadata metadata) {
        List<Evidence> evidence = new ArrayList<>();
        List<String> tools = new ArrayList<>();
        for (KnownMarks.Prompt prompt : marks.prompts()) {
            Optional<MetadataField> field = prompt.keys().stream()
                    .flatMap(key -> metadata.all(key).stream())
                    .filter(f -> !tools.contains(prompt.tool()) && matches(prompt, f.value(), metadata))
                    .findFirst();
            field.ifPresent(f -> {
                tools.add(prompt.tool());
                evidence.add(Finding.of(
                        ID,
                        Direction.AI,
                        Weight.DECISIVE,
                        f,
                        "The file carries the prompt and settings with which " + prompt.tool()
                                + ", a program for AI images, makes a picture."));
            });
        }
        return evidence;
    }

    private static boolean matches(KnownMarks.Prompt prompt, String value, Metadata metadata) {
        String label = prompt.label();
        String stripped = value.strip();
        if (!stripped.regionMatches(true, 0, label, 0, label.length())) {
            return false;
        }
        String text = stripped.substring(label.length());
        return switch (prompt.shape()) {
            case STEPS_LINE -> text.lines().anyMatch(PromptRule::stepsLine);
            case JSON_KEYS ->
                Json.object(text).filter(o -> hasAll(o, prompt.needs())).isPresent();
            case JSON_EACH ->
                Json.object(text).filter(o -> eachHasAll(o, prompt.needs())).isPresent();
            case TEXT_KEYS ->
                // Blank values count: an empty negative prompt is the usual one
                prompt.needs().stream().noneMatch(k -> metadata.all("text/" + k).isEmpty());
            case DREAM ->
                DREAM_SEED.matcher(text).find() && DREAM_STEPS.matcher(text).find();
        };
    }

    private static boolean stepsLine(String line) {
        return STEPS.matcher(line).lookingAt()
                && SEED.matcher(line).find()
                && SAMPLER.matcher(line).find();
    }

    private static boolean hasAll(JsonNode object, List<String> keys) {
        return object.isObject() && keys.stream().allMatch(object::has);
    }

    private static boolean eachHasAll(JsonNode object, List<String> keys) {
        return !object.isEmpty() && object.valueStream().allMatch(node -> hasAll(node, keys));
    }
}
