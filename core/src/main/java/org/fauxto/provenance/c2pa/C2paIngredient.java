// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.util.Optional;

/**
 * One ingredient assertion (C2PA specification 2.2, "Ingredient").
 *
 * @param title        name of the ingredient
 * @param relationship {@code parentOf}, {@code componentOf} or {@code inputTo}, as written
 * @param manifest     label of the ingredient's own manifest; empty where it has none
 */
public record C2paIngredient(Optional<String> title, Optional<String> relationship, Optional<String> manifest) {}
