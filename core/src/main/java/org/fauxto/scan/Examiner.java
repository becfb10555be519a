// SPDX-License-Identifier: Apache-2.0
package org.fauxto.scan;

import java.nio.file.Path;
import org.fauxto.verdict.Examination;

/** Examines one file; called from several threads at once. */
public interface Examiner {
    /** Never throws for a bad file: that is an {@link Examination.Failed}. */
    Examination examine(Path path);
}
