// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.util.Optional;

/**
 * A reference within a manifest store (C2PA specification 2.2, "JUMBF URI References").
 *
 * @param manifest label of the manifest it points into; empty for the one it stands in
 * @param path     labels below that manifest joined by slashes, empty for the manifest itself
 */
record JumbfUri(Optional<String> manifest, String path) {
    private static final String SELF = "self#jumbf=";
    private static final String STORE = "c2pa/";
    private static final String ASSERTIONS = "c2pa.assertions/";

    static Optional<JumbfUri> parse(String uri) {
        if (!uri.startsWith(SELF)) {
            return Optional.empty();
        }
        String rest = uri.substring(SELF.length());
        boolean absolute = rest.startsWith("/");
        rest = absolute ? rest.substring(1) : rest;
        // Writers before version 1 left the slash out of absolute references
        if (!rest.startsWith(STORE)) {
            return absolute ? Optional.empty() : Optional.of(new JumbfUri(Optional.empty(), rest));
        }
        rest = rest.substring(STORE.length());
        int slash = rest.indexOf('/');
        return Optional.of(
                slash < 0
                        ? new JumbfUri(Optional.of(rest), "")
                        : new JumbfUri(Optional.of(rest.substring(0, slash)), rest.substring(slash + 1)));
    }

    /** Label of the assertion that a reference standing in the given manifest points to; empty for anything else. */
    Optional<String> assertionOf(String manifestLabel) {
        boolean here = manifest.isEmpty() || manifest.get().equals(manifestLabel);
        return here && path.startsWith(ASSERTIONS)
                ? Optional.of(path.substring(ASSERTIONS.length()))
                : Optional.empty();
    }
}
