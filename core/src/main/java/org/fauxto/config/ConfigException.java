// SPDX-License-Identifier: Apache-2.0
package org.fauxto.config;

/** A configuration that breaks its own rules; the message names the file, the key, the rule and the way out. */
public final class ConfigException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }

    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
