// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.fauxto.Fauxto;
import org.fauxto.image.decode.PixelDecoder;
import org.fauxto.model.ModelException;
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
            "decoder " + PixelDecoder.id(),
            "model " + model(),
            "java " + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch")
        };
    }

    private static String model() {
        try (Fauxto fauxto = Fauxto.open()) {
            return fauxto.model().name() + " " + fauxto.model().version() + " (sha256 "
                    + fauxto.model().sha256() + ")";
        } catch (ModelException e) {
            return "unusable: " + e.getMessage();
        }
    }
}
