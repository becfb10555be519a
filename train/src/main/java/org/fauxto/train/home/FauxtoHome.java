// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.home;

import java.nio.file.Path;

/** The folder of caches: features of pictures, published weights. */
public final class FauxtoHome {
    /** Environment variable that names it. */
    public static final String VARIABLE = "FAUXTO_HOME";

    private FauxtoHome() {}

    /** A folder in the one that {@value #VARIABLE} names, or in {@code ~/.cache/fauxto}; it need not exist yet. */
    public static Path folder(String name) {
        String home = System.getenv(VARIABLE);
        Path base = home == null || home.isBlank()
                ? Path.of(System.getProperty("user.home", "."), ".cache", "fauxto")
                : Path.of(home);
        return base.resolve(name);
    }
}
