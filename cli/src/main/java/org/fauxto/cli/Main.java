// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

/** Where the process starts and ends. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Thumbnails need no display; without this, some systems look for one.
        System.setProperty("java.awt.headless", "true");
        System.exit(new Cli(Terminal.system(), FauxtoEngine::open).run(args));
    }
}
