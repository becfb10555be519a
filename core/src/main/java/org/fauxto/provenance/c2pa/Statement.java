// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a manifest store says about how the picture came to be: the strongest statement, and the manifest that makes it.
 *
 * @param kind  what is said
 * @param by    manifest that says so
 * @param agent software or model named with it
 * @param sourceType digital source type it rests on; empty for an assertion that needs none
 */
record Statement(Kind kind, C2paManifest by, Optional<String> agent, Optional<String> sourceType) {
    /** Strongest first. */
    enum Kind {
        /** A trained model made the picture. */
        MADE,
        /** A trained model made the picture that this one derives from. */
        DERIVED,
        /** A trained model made or changed parts of the picture. */
        PARTS,
        /** A trained model made a picture that was placed into this one. */
        COMPONENT,
        /** A camera took the picture. */
        CAPTURED,
        /** A camera took the picture that this one derives from. */
        FROM_CAPTURE;

        boolean saysAi() {
            return this != CAPTURED && this != FROM_CAPTURE;
        }
    }

    /** How a manifest relates to the picture. */
    private enum Relation {
        ACTIVE,
        PARENT,
        COMPONENT
    }

    private record Step(C2paManifest manifest, Relation relation) {}

    /** Actions that say where the whole picture comes from; any other changes a part of it. */
    private static final Set<String> INCEPTION = Set.of("c2pa.created", "c2pa.opened", "c2pa.converted");

    /**
     * The strongest statement of the active manifest and of the manifests it derives from, through any number of steps.
     * Ingredients that were only input to a process ({@code inputTo}) say nothing about this picture.
     */
    static Optional<Statement> strongest(C2paStore store) {
        List<Statement> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<Step> open = new ArrayDeque<>();
        store.active().ifPresent(m -> open.add(new Step(m, Relation.ACTIVE)));
        while (!open.isEmpty()) {
            Step step = open.remove();
            if (!seen.add(step.relation() + " " + step.manifest().label())) {
                continue;
            }
            statements(step, found);
            for (C2paIngredient ingredient : step.manifest().ingredients()) {
                Optional<Relation> relation = relation(step.relation(), ingredient);
                Optional<C2paManifest> manifest = ingredient.manifest().flatMap(store::manifest);
                if (relation.isPresent() && manifest.isPresent()) {
                    open.add(new Step(manifest.get(), relation.get()));
                }
            }
        }
        return found.stream().min(Comparator.comparing(Statement::kind));
    }

    private static Optional<Relation> relation(Relation soFar, C2paIngredient ingredient) {
        return switch (ingredient.relationship().orElse("")) {
            case "parentOf" -> Optional.of(soFar == Relation.COMPONENT ? Relation.COMPONENT : Relation.PARENT);
            case "componentOf" -> Optional.of(Relation.COMPONENT);
            default -> Optional.empty();
        };
    }

    private static void statements(Step step, List<Statement> found) {
        C2paManifest m = step.manifest();
        for (C2paAction action : m.actions()) {
            kind(step.relation(), action)
                    .ifPresent(k -> found.add(new Statement(k, m, action.softwareAgent(), action.digitalSourceType())));
        }
        if (m.assertions().contains(AssertionLabel.AI_GENERATED_CONTENT)) {
            found.add(new Statement(made(step.relation()), m, Optional.empty(), Optional.empty()));
        }
    }

    private static Optional<Kind> kind(Relation relation, C2paAction action) {
        boolean whole = INCEPTION.contains(action.action());
        if (action.hasSource("trainedAlgorithmicMedia") && whole) {
            return Optional.of(made(relation));
        }
        if (action.hasSource("trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia")) {
            return Optional.of(relation == Relation.COMPONENT ? Kind.COMPONENT : Kind.PARTS);
        }
        boolean captured = whole && action.hasSource("digitalCapture", "computationalCapture");
        if (captured && relation != Relation.COMPONENT) {
            return Optional.of(relation == Relation.ACTIVE ? Kind.CAPTURED : Kind.FROM_CAPTURE);
        }
        return Optional.empty();
    }

    private static Kind made(Relation relation) {
        return switch (relation) {
            case ACTIVE -> Kind.MADE;
            case PARENT -> Kind.DERIVED;
            case COMPONENT -> Kind.COMPONENT;
        };
    }
}
