// SPDX-License-Identifier: Apache-2.0
/** What a configuration comes to: a network, what its training minimises, and where its first weights come from. */
@NullMarked
package org.fauxto.train.system;

import org.jspecify.annotations.NullMarked;
