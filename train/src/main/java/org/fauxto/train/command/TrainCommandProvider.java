// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import org.fauxto.cli.spi.CommandProvider;

/** Adds {@code train} to the command line. */
public final class TrainCommandProvider implements CommandProvider {
    @Override
    public Object command() {
        return new TrainCommand();
    }
}
