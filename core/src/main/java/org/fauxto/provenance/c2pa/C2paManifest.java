// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.util.List;
import java.util.Optional;

/**
 * What one manifest declares (C2PA specification 2.2, "Claims" and "C2PA Standard Assertions"). Nothing in it has been verified.
 *
 * @param label          name of the manifest within the store, for example {@code urn:c2pa:...}
 * @param claimGenerator software that wrote the claim, with its version where given
 * @param title          name of the picture when it was signed
 * @param author         author of a {@code stds.schema-org.CreativeWork} assertion
 * @param actions        what was done to the picture, in stored order
 * @param ingredients    pictures it was made from, in stored order
 * @param assertions     labels of the assertions that the claim refers to and the store holds, in claim order
 * @param unclaimed      labels of assertions in the store that the claim does not refer to; they are not read
 * @param missing        references of the claim to assertions that this manifest does not hold
 * @param signer         who signed, by the certificate in the signature
 * @param problems       what could not be read, one sentence part each
 */
public record C2paManifest(
        String label,
        Optional<String> claimGenerator,
        Optional<String> title,
        Optional<String> author,
        List<C2paAction> actions,
        List<C2paIngredient> ingredients,
        List<String> assertions,
        List<String> unclaimed,
        List<String> missing,
        Optional<C2paSigner> signer,
        List<String> problems) {
    public C2paManifest {
        actions = List.copyOf(actions);
        ingredients = List.copyOf(ingredients);
        assertions = List.copyOf(assertions);
        unclaimed = List.copyOf(unclaimed);
        missing = List.copyOf(missing);
        problems = List.copyOf(problems);
    }
}
