// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights.pickle;

import java.io.IOException;

/** A pickle that is refused or damaged. */
public final class PickleException extends IOException {
    private static final long serialVersionUID = 1L;

    public PickleException(String message) {
        super(message);
    }

    PickleException(String message, Throwable cause) {
        super(message, cause);
    }
}
