// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.eval;

import org.fauxto.dataset.Sample;
import org.fauxto.train.data.DeliveryPath;

/** One picture's score under one delivery. */
public record ScoredPicture(Sample sample, DeliveryPath delivery, ImageScorer.Score score) {}
