// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.List;

/**
 * Files that declare a generative origin themselves (Content Credentials, IPTC source type, generator parameters).
 *
 * @param human    human-labelled pictures that do: their labels are probably wrong
 * @param ai       AI-labelled pictures that do
 * @param examples sentences of the declarations, most frequent first, at most five
 * @param doubtful names of the human-labelled ones, at most 100
 */
public record Declarations(int human, int ai, List<String> examples, List<String> doubtful) {
    public Declarations {
        examples = List.copyOf(examples);
        doubtful = List.copyOf(doubtful);
    }
}
