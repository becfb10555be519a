// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import org.fauxto.cli.spi.CommandProvider;
import org.fauxto.train.weights.Catalogue;
import org.fauxto.train.weights.WeightCache;

/** Adds {@code weights} to the command line. */
public final class WeightsCommandProvider implements CommandProvider {
    @Override
    public Object command() {
        return new WeightsCommand(Catalogue.standard(), WeightCache.standard());
    }
}
