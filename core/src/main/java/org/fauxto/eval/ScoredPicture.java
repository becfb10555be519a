// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval;

/**
 * One picture's score under one delivery.
 *
 * @param delivery a {@link DeliveryPath#id()}, or another name for scores made elsewhere
 */
public record ScoredPicture(LabelledPicture picture, String delivery, ImageScorer.Score score) {}
