// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words for what a manifest store says. Text from the file is shortened and freed of control characters first. */
final class Explanation {
    private static final int MAX_NAME = 80;
    private static final int MAX_DETAIL = 300;

    private Explanation() {}

    static String sentence(C2paStore store, Optional<Statement> statement) {
        if (!store.damage().isEmpty()) {
            return "The Content Credentials in this file are damaged and prove nothing; what can still be read, "
                    + signedBy(store.active().flatMap(C2paManifest::signer)) + ", "
                    + statement.map(s -> "says that " + claim(s)).orElse("says nothing about AI") + ".";
        }
        Optional<C2paSigner> signer =
                statement.map(Statement::by).or(store::active).flatMap(C2paManifest::signer);
        String opening = "Content Credentials in this file, " + signedBy(signer) + ", ";
        if (statement.isPresent()) {
            return opening + "declare that " + claim(statement.get())
                    + (watermarked(store) ? ", and that an invisible watermark was put into it" : "") + ".";
        }
        boolean unread = store.active().map(m -> !m.problems().isEmpty()).orElse(true);
        return opening + (unread ? "can be read only in part; that part says" : "say") + " nothing about AI"
                + (watermarked(store) ? ", but declare an invisible watermark" : "") + ".";
    }

    private static String signedBy(Optional<C2paSigner> signer) {
        return signer.flatMap(C2paSigner::name)
                .map(n -> "signed in the name of \"" + clean(n, MAX_NAME) + "\" (not verified)")
                .orElse("with a signer that cannot be read (not verified)");
    }

    private static String claim(Statement s) {
        String tool = s.agent()
                .or(() -> s.by().claimGenerator())
                .map(a -> " (" + clean(a, MAX_NAME) + ")")
                .orElse("");
        return switch (s.kind()) {
            case MADE -> "a generative AI model made this picture" + tool;
            case PARTS -> "generative AI made or changed parts of this picture" + tool;
            case DERIVED -> "this picture derives from one that a generative AI model made" + tool;
            case COMPONENT -> "a picture made with generative AI was placed into this one" + tool;
            case CAPTURED -> "a camera took this picture" + tool;
            case FROM_CAPTURE -> "this picture derives from one that a camera took" + tool;
        };
    }

    private static boolean watermarked(C2paStore store) {
        return store.active().stream()
                .flatMap(m -> m.actions().stream())
                .anyMatch(
                        a -> a.action().equals("c2pa.watermarked") || a.action().startsWith("c2pa.watermarked."));
    }

    static Map<String, String> details(C2paStore store, Optional<Statement> statement) {
        Map<String, String> details = new LinkedHashMap<>();
        Optional<C2paManifest> active = store.active();
        put(details, "signature", Stream.of("not verified"));
        put(details, "claim_generator", active.flatMap(C2paManifest::claimGenerator).stream());
        signer(details, active.flatMap(C2paManifest::signer));
        put(details, "title", active.flatMap(C2paManifest::title).stream());
        put(details, "author", active.flatMap(C2paManifest::author).stream());
        put(
                details,
                "actions",
                active.stream().flatMap(m -> m.actions().stream()).map(Explanation::action));
        put(
                details,
                "digital_source_type",
                statement
                        .flatMap(Statement::sourceType)
                        .or(() -> active.stream()
                                .flatMap(m -> m.actions().stream())
                                .flatMap(a -> a.digitalSourceType().stream())
                                .findFirst())
                        .stream());
        put(
                details,
                "declared_by",
                statement
                        .filter(s -> !Optional.of(s.by()).equals(active))
                        .flatMap(s -> s.by().signer())
                        .flatMap(C2paSigner::name)
                        .stream());
        put(
                details,
                "ingredients",
                active.map(m -> Integer.toString(m.ingredients().size())).stream());
        put(details, "manifests", Stream.of(Integer.toString(store.manifests().size())));
        put(details, "container", Stream.of(store.container()));
        put(details, "unclaimed_assertions", active.stream().flatMap(m -> m.unclaimed().stream()));
        put(details, "missing_assertions", active.stream().flatMap(m -> m.missing().stream()));
        put(details, "problems", active.stream().flatMap(m -> m.problems().stream()));
        put(details, "damage", store.damage().stream());
        put(details, "notes", store.notes().stream());
        return details;
    }

    private static void signer(Map<String, String> details, Optional<C2paSigner> signer) {
        put(
                details,
                "signer",
                signer.stream()
                        .flatMap(
                                s -> Stream.of(s.organisation(), s.commonName()).flatMap(Optional::stream)));
        put(details, "issuer", signer.flatMap(C2paSigner::issuer).stream());
        put(details, "algorithm", signer.map(C2paSigner::algorithm).stream());
        put(details, "certificate_valid", signer.map(s -> s.notBefore() + " to " + s.notAfter()).stream());
    }

    private static String action(C2paAction action) {
        List<String> more = Stream.of(action.softwareAgent(), action.when())
                .flatMap(Optional::stream)
                .toList();
        return action.action() + (more.isEmpty() ? "" : " (" + String.join(", ", more) + ")");
    }

    private static void put(Map<String, String> details, String key, Stream<String> values) {
        // A hostile manifest may hold a hundred thousand actions; twenty fill the detail
        String joined = values.limit(20).map(v -> clean(v, MAX_DETAIL)).collect(Collectors.joining("; "));
        if (!joined.isEmpty()) {
            details.put(key, clean(joined, MAX_DETAIL));
        }
    }

    /** Without control, format and unassigned characters, which could forge lines or turn text around. */
    static String clean(String text, int limit) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().limit(4L * MAX_DETAIL).forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> kept.append(' ');
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {}
                default -> kept.appendCodePoint(c);
            }
        });
        String line = kept.toString().strip().replaceAll(" +", " ");
        return line.codePointCount(0, line.length()) <= limit
                ? line
                : line.substring(0, line.offsetByCodePoints(0, limit - 3)) + "...";
    }
}
