// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;
import org.fauxto.FauxtoOptions;
import org.fauxto.scan.Examiner;
import org.fauxto.verdict.ModelId;

/** An open examiner and the model it runs. */
interface Engine extends Examiner, AutoCloseable {
    ModelId model();

    @Override
    void close();

    /** Opens one; a scan opens its engine only after its options are checked. */
    interface Opener {
        Engine open(FauxtoOptions options) throws IOException;
    }
}
