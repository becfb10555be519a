// SPDX-License-Identifier: Apache-2.0
/** Python's pickle as far as {@code torch.save} uses it for tensors, and no further: reading one constructs data, and runs nothing. */
@NullMarked
package org.fauxto.train.weights.pickle;

import org.jspecify.annotations.NullMarked;
