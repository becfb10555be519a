// SPDX-License-Identifier: Apache-2.0
package org.fauxto.scan;

import java.io.IOException;

/** An output file that must not be written; the message names the file, the reason and the way out. */
public final class OutputException extends IOException {
    private static final long serialVersionUID = 1L;

    public OutputException(String message) {
        super(message);
    }
}
