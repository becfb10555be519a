// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import org.fauxto.cli.spi.CommandProvider;

/** Adds {@code fauxto evaluate}. */
public final class EvaluateCommandProvider implements CommandProvider {
    @Override
    public Object command() {
        return new EvaluateCommand();
    }
}
