// SPDX-License-Identifier: Apache-2.0
/** The ONNX reading of a network, and the protobuf encoding of the file. */
@NullMarked
package org.fauxto.train.onnx;

import org.jspecify.annotations.NullMarked;
