// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.metadata;

import java.util.List;
import java.util.Optional;

/**
 * The metadata of one file.
 *
 * @param fields   in file order
 * @param problems sentences naming what was not read and why: damaged, too large, forbidden
 */
public record Metadata(List<MetadataField> fields, List<String> problems) {
    public Metadata {
        fields = List.copyOf(fields);
        problems = List.copyOf(problems);
    }

    /** All values of one key, in file order. */
    public List<MetadataField> all(String key) {
        return fields.stream().filter(f -> f.key().equals(key)).toList();
    }

    /** The first non-blank value of one key. */
    public Optional<MetadataField> first(String key) {
        return fields.stream()
                .filter(f -> f.key().equals(key) && !f.value().isBlank())
                .findFirst();
    }
}
