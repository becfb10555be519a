// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;
import org.fauxto.FauxtoOptions;

/** Where the process starts and ends. */
public final class Main {
    private Main() {}

    private static Engine open(FauxtoOptions options) throws IOException {
        if (options.limits().maxPixels() > 0) {
            throw new IOException("The library is not assembled yet.");
        }
        return open(options);
    }

    public static void main(String[] args) {
        // Thumbnails need no display; without this, some systems look for one.
        System.setProperty("java.awt.headless", "true");
        System.exit(new Cli(Terminal.system(), Main::open).run(args));
    }
}
