// SPDX-License-Identifier: Apache-2.0
package org.fauxto.model;

import java.io.IOException;

/** A model file that cannot be used; the message names the file and the way out. */
public final class ModelException extends IOException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }

    public ModelException(String message) {
        super(message);
    }
}
