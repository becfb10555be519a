// SPDX-License-Identifier: Apache-2.0
/** What happens to pictures on their way to a viewer: rescaling, lossy re-encoding, cropping, blur, noise. */
@NullMarked
package org.fauxto.image.transform;

import org.jspecify.annotations.NullMarked;
