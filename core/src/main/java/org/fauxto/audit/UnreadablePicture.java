// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

/**
 * A picture that could not be read.
 *
 * @param name  as the manifest has it
 * @param label 0 human, 1 AI
 * @param cause one sentence
 */
public record UnreadablePicture(String name, int label, String cause) {}
