// SPDX-License-Identifier: Apache-2.0
/**
 * The front door: open {@link org.fauxto.Fauxto}, examine a picture, read the verdict.
 *
 * <p>The packages follow a picture's way: {@code image} (bytes, header, pixels), {@code provenance},
 * {@code watermark}, {@code content} and {@code model} (evidence), {@code verdict} (fusion), {@code scan} (many
 * files), {@code report} (rows and pages).
 */
@NullMarked
package org.fauxto;

import org.jspecify.annotations.NullMarked;
