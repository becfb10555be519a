// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.fauxto.Fauxto;
import org.fauxto.FauxtoOptions;
import org.fauxto.verdict.Examination;
import org.fauxto.verdict.ModelId;

/** The library, as the command uses it. */
record FauxtoEngine(Fauxto fauxto) implements Engine {
    static Engine open(FauxtoOptions options) throws IOException {
        return new FauxtoEngine(Fauxto.open(options));
    }

    @Override
    public Examination examine(Path path) {
        return fauxto.examine(path);
    }

    @Override
    public ModelId model() {
        return fauxto.model();
    }

    @Override
    public void close() {
        fauxto.close();
    }
}
