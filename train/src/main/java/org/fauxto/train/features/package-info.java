// SPDX-License-Identifier: Apache-2.0
/** What a frozen backbone makes of pictures, computed once and kept on disk, so that a head trains in seconds. */
@NullMarked
package org.fauxto.train.features;

import org.jspecify.annotations.NullMarked;
