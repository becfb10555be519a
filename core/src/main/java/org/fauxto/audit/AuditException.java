// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

/** An audit that cannot be done; the message names the data, the rule and the way out. */
public final class AuditException extends Exception {
    private static final long serialVersionUID = 1L;

    public AuditException(String message) {
        super(message);
    }
}
