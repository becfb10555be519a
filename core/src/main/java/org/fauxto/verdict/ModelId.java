// SPDX-License-Identifier: Apache-2.0
package org.fauxto.verdict;

/**
 * The pixel network an examination used.
 *
 * @param sha256 lower-case hexadecimal SHA-256 of the ONNX file
 */
public record ModelId(String name, String version, String sha256) {}
