// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

/** Data that breaks its own format or a limit; the message is a sentence part for {@link C2paManifest#problems()}. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String sentence) {
        super(sentence);
    }

    UnreadableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
