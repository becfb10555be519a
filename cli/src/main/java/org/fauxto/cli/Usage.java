// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Rules on arguments that picocli does not know. */
final class Usage {
    private Usage() {}

    /**
     * Refuses the command line.
     *
     * @throws ParameterException with that sentence, unless the condition holds
     */
    static void require(CommandSpec spec, boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
