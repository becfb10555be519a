// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code fauxto --version} prints. */
final class Version implements IVersionProvider {
    private static final String PROPERTIES = "/META-INF/maven/org.fauxto/fauxto-cli/pom.properties";

    @Override
    public String[] getVersion() throws IOException {
        Properties maven = new Properties();
        // Only in the jar; absent when run from classes.
        try (InputStream in = Version.class.getResourceAsStream(PROPERTIES)) {
            if (in != null) {
                maven.load(in);
            }
        }
        return new String[] {
            "fauxto " + maven.getProperty("version", "(unpackaged)"),
            "java " + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch")
        };
    }
}
