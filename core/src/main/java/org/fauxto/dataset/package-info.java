// SPDX-License-Identifier: Apache-2.0
/** Labelled pictures: manifests and labelled folders. Nothing here opens a picture. */
@NullMarked
package org.fauxto.dataset;

import org.jspecify.annotations.NullMarked;
