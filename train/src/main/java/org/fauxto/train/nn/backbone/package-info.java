// SPDX-License-Identifier: Apache-2.0
/** Published image networks, their tensors named as where they were published. */
@NullMarked
package org.fauxto.train.nn.backbone;

import org.jspecify.annotations.NullMarked;
