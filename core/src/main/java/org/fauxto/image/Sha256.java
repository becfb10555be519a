// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names bytes by their SHA-256 (FIPS 180-4), as rows, manifests and model cards write it. */
public final class Sha256 {
    private Sha256() {}

    /** Lower-case hexadecimal, 64 digits. */
    public static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
