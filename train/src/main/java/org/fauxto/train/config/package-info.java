// SPDX-License-Identifier: Apache-2.0
/** The training configuration: YAML into records. */
@NullMarked
package org.fauxto.train.config;

import org.jspecify.annotations.NullMarked;
