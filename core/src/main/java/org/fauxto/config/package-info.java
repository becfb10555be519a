// SPDX-License-Identifier: Apache-2.0
/** Configuration is data: YAML into records, where an unknown or missing key is an error. */
@NullMarked
package org.fauxto.config;

import org.jspecify.annotations.NullMarked;
