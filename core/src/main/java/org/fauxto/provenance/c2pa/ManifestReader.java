// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one manifest superbox: the claim, the assertions the claim refers to, and the signer. */
final class ManifestReader {
    /** Versions 1 and 2 of the claim name their assertions differently. */
    private static final List<String> REFERENCES = List.of("assertions", "created_assertions", "gathered_assertions");

    private final byte[] bytes;
    private final JumbfBox.Super manifest;
    private final List<String> problems = new ArrayList<>();
    private final List<C2paAction> actions = new ArrayList<>();
    private final List<C2paIngredient> ingredients = new ArrayList<>();
    private Optional<String> author = Optional.empty();

    private ManifestReader(byte[] bytes, JumbfBox.Super manifest) {
        this.bytes = bytes;
        this.manifest = manifest;
    }

    static C2paManifest read(byte[] bytes, JumbfBox.Super manifest) {
        return new ManifestReader(bytes, manifest).read();
    }

    private C2paManifest read() {
        CborValue claim = claim();
        Map<String, JumbfBox.Super> stored = storedAssertions();
        Set<String> claimed = new LinkedHashSet<>();
        List<String> missing = new ArrayList<>();
        for (String reference : references(claim)) {
            Optional<String> label = JumbfUri.parse(reference).flatMap(u -> u.assertionOf(manifest.label()));
            if (label.isPresent() && stored.containsKey(label.get())) {
                claimed.add(label.get());
            } else {
                missing.add(reference);
            }
        }
        for (String label : claimed) {
            assertion(label, stored.get(label));
        }
        return new C2paManifest(
                manifest.label(),
                claimGenerator(claim),
                claim.text("dc:title"),
                author,
                actions,
                ingredients,
                List.copyOf(claimed),
                stored.keySet().stream().filter(l -> !claimed.contains(l)).toList(),
                missing,
                signer(),
                problems);
    }

    private CborValue claim() {
        List<JumbfBox.Super> claims = manifest.superBoxes().stream()
                .filter(b -> b.label().equals("c2pa.claim") || b.label().startsWith("c2pa.claim.v"))
                .toList();
        if (claims.size() == 1) {
            try {
                return AssertionData.read(bytes, claims.get(0));
            } catch (UnreadableException e) {
                problems.add("the claim is " + e.getMessage());
            }
        } else {
            problems.add(claims.isEmpty() ? "the claim is missing" : "there is more than one claim");
        }
        return new CborValue.Dict(List.of());
    }

    private Map<String, JumbfBox.Super> storedAssertions() {
        Map<String, JumbfBox.Super> stored = new LinkedHashMap<>();
        Optional<JumbfBox.Super> store = manifest.labelled("c2pa.assertions");
        if (store.isEmpty()) {
            problems.add("the assertions are missing");
            return stored;
        }
        for (JumbfBox.Super assertion : store.get().superBoxes()) {
            if (stored.putIfAbsent(assertion.label(), assertion) != null) {
                problems.add("assertion " + assertion.label() + " stands there twice");
            }
        }
        return stored;
    }

    private static List<String> references(CborValue claim) {
        return REFERENCES.stream()
                .flatMap(key -> claim.elements(key).stream())
                .flatMap(uri -> uri.text("url").stream())
                .toList();
    }

    private void assertion(String label, JumbfBox.@Nullable Super box) {
        if (box == null) {
            return;
        }
        try {
            if (AssertionLabel.ACTIONS.matches(label)) {
                readActions(AssertionData.read(bytes, box));
            } else if (AssertionLabel.INGREDIENT.matches(label)) {
                ingredients.add(ingredient(AssertionData.read(bytes, box)));
            } else if (AssertionLabel.CREATIVE_WORK.matches(label) && author.isEmpty()) {
                author = AssertionData.read(bytes, box).elements("author").stream()
                        .flatMap(a -> a.text("name").stream())
                        .findFirst();
            }
        } catch (UnreadableException e) {
            problems.add("assertion " + label + " is " + e.getMessage());
        }
    }

    private void readActions(CborValue data) {
        // Named once: any number of actions may point to the same entry
        List<Optional<String>> agents = data.elements("softwareAgents").stream()
                .map(ManifestReader::software)
                .toList();
        for (CborValue a : data.elements("actions")) {
            actions.add(new C2paAction(
                    a.text("action").orElse("unnamed"),
                    a.get("softwareAgent").flatMap(ManifestReader::software).or(() -> agentByIndex(a, agents)),
                    a.text("digitalSourceType").map(String::strip),
                    a.text("when")));
        }
    }

    /** Version 2 may list the agents beside the actions. */
    private static Optional<String> agentByIndex(CborValue action, List<Optional<String>> agents) {
        if (action.get("softwareAgentIndex").orElse(action) instanceof CborValue.Int i
                && i.value().signum() >= 0
                && i.value().bitLength() < 31
                && i.value().intValue() < agents.size()) {
            return agents.get(i.value().intValue());
        }
        return Optional.empty();
    }

    /** A text, or the name and version of a generator-info map. */
    private static Optional<String> software(CborValue value) {
        return value.asText().or(() -> value.text("name").map(n -> n + version(value)));
    }

    private static String version(CborValue info) {
        return info.text("version").map(v -> " " + v).orElse("");
    }

    private static Optional<String> claimGenerator(CborValue claim) {
        return claim.elements("claim_generator_info").stream()
                .flatMap(info -> software(info).stream())
                .findFirst()
                .or(() -> claim.text("claim_generator"));
    }

    /** Versions 1 and 2 refer to the ingredient's manifest as c2pa_manifest, version 3 as activeManifest. */
    private static C2paIngredient ingredient(CborValue data) {
        Optional<String> manifest = data.get("activeManifest")
                .or(() -> data.get("c2pa_manifest"))
                .flatMap(r -> r.text("url"))
                .flatMap(JumbfUri::parse)
                .flatMap(JumbfUri::manifest);
        return new C2paIngredient(data.text("dc:title"), data.text("relationship"), manifest);
    }

    private Optional<C2paSigner> signer() {
        Optional<JumbfBox.Super> box = manifest.labelled("c2pa.signature");
        if (box.isEmpty()) {
            problems.add("the signature is missing");
            return Optional.empty();
        }
        try {
            return Optional.of(SignatureReader.read(AssertionData.read(bytes, box.get())));
        } catch (UnreadableException e) {
            problems.add("the signature is " + e.getMessage());
            return Optional.empty();
        }
    }
}
