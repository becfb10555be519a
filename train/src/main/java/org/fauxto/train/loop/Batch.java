// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import org.fauxto.train.nn.HostTensor;

/**
 * Crops that go through the network together.
 *
 * @param indices of the crops in their source
 * @param crops   [N, 3, S, S], RGB, 0..1, or other rows in the shape of their source
 * @param labels  N values, 0 human, 1 AI
 */
@SuppressWarnings("ArrayRecordComponent") // passed along once, never compared
public record Batch(int[] indices, HostTensor crops, int[] labels) {
    public int size() {
        return indices.length;
    }
}
