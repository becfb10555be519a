// SPDX-License-Identifier: Apache-2.0
package org.fauxto.evidence;

/**
 * Name and version of a detector; both are written with every piece of evidence.
 *
 * @param name    lower-case words joined by hyphens, for example {@code declared-iptc}
 * @param version raised whenever the same file could get other evidence
 */
public record DetectorId(String name, String version) {
    public DetectorId {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("detector name must be lower-case words joined by hyphens: " + name);
        }
        if (version.isBlank()) {
            throw new IllegalArgumentException("detector " + name + " needs a version");
        }
    }
}
