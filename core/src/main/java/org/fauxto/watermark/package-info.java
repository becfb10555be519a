// SPDX-License-Identifier: Apache-2.0
/** The invisible watermark that Stable Diffusion, SDXL and FLUX write into pixels ({@code dwtDct}). */
@NullMarked
package org.fauxto.watermark;

import org.jspecify.annotations.NullMarked;
