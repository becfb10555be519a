// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

/** A manifest that breaks its rules; the message names file, line, value, rule and the way out. */
public final class ManifestException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public ManifestException(String message) {
        super(message);
    }

    public ManifestException(String message, Throwable cause) {
        super(message, cause);
    }
}
