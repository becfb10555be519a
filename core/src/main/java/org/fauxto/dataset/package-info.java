// SPDX-License-Identifier: Apache-2.0
/** Labelled pictures: manifests, labelled folders, and how they are dealt out to training and validation. Nothing here opens a picture. */
@NullMarked
package org.fauxto.dataset;

import org.jspecify.annotations.NullMarked;
