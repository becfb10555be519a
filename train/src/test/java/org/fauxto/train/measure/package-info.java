// SPDX-License-Identifier: Apache-2.0
/** Programs behind figures in results/; nothing here is a test. */
@NullMarked
package org.fauxto.train.measure;

import org.jspecify.annotations.NullMarked;
