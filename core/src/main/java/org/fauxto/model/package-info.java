// SPDX-License-Identifier: Apache-2.0
/** The pixel network: its ONNX artefact, the crops it sees, and the evidence it gives. */
@NullMarked
package org.fauxto.model;

import org.jspecify.annotations.NullMarked;
