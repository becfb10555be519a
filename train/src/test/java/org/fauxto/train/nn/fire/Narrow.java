// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.nn.fire;

import java.util.Locale;
import org.fauxto.train.nn.Frozen;
import org.fauxto.train.nn.Layer;
import org.fauxto.train.nn.autoencoder.TinyAutoencoder;

/** FIRE around an autoencoder of width 8. */
final class Narrow {
    static final int SIDE = 64;

    private Narrow() {}

    static FireNetwork fire(FireNetwork.Masks masks) {
        Layer tiny = new TinyAutoencoder("autoencoder.", new TinyAutoencoder.Shape(8, 4, false));
        return new FireNetwork(
                SIDE, masks, Frozen.whole(tiny), new LightClassifier("classifier.", FireNetwork.channels(masks), 0));
    }

    static FireNetwork.Masks masks(String name) {
        return FireNetwork.Masks.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
