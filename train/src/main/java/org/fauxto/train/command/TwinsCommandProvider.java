// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import org.fauxto.cli.spi.CommandProvider;

/** Adds {@code twins} to the command line. */
public final class TwinsCommandProvider implements CommandProvider {
    @Override
    public Object command() {
        return new TwinsCommand();
    }
}
