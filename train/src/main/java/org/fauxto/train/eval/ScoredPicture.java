// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.eval;

import org.fauxto.train.data.DeliveryPath;
import org.fauxto.train.data.Sample;

/** One picture's score under one delivery. */
public record ScoredPicture(Sample sample, DeliveryPath delivery, ImageScorer.Score score) {}
