// SPDX-License-Identifier: Apache-2.0
/** Networks written once, as layers over a small set of tensor operations, and their named parameters. */
@NullMarked
package org.fauxto.train.nn;

import org.jspecify.annotations.NullMarked;
