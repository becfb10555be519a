// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelCheckTest {
    /** Its sums nearly cancel, so that bfloat16's rounding is seen at a twelfth of the largest; that is not for the kernels to answer for. */
    @Test
    void roundingIsNotTakenForAWrongKernel() {
        Torch.start(1);

        assertThat(KernelCheck.bfloat16IsRight()).isTrue();
    }
}
