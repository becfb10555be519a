// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.fauxto.train.nn.HostTensor;

/**
 * Where tensors live and how pictures lie in memory.
 *
 * @param cuda         on the first GPU rather than in the CPU's memory
 * @param channelsLast whether four-dimensional tensors keep the values of a pixel together, which convolutions may prefer; same values
 */
record Placement(boolean cuda, boolean channelsLast) {
    static final Placement PLAIN = new Placement(false, false);

    Tensor upload(HostTensor tensor) {
        Tensor result = torch.empty(tensor.shape());
        result.data_ptr_float().put(tensor.values(), 0, tensor.values().length);
        return place(result);
    }

    Tensor place(Tensor tensor) {
        Tensor there = cuda ? tensor.cuda() : tensor;
        return channelsLast && there.dim() == 4 ? there.contiguous(torch.MemoryFormat.ChannelsLast) : there;
    }
}
