// SPDX-License-Identifier: Apache-2.0
/** Published weights: what there is and where, files on disk in several formats, names brought to those of the networks. */
@NullMarked
package org.fauxto.train.weights;

import org.jspecify.annotations.NullMarked;
