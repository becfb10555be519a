// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.time.Instant;
import java.util.Optional;

/**
 * Who a manifest says signed it: the first certificate of the signature. Neither the signature nor the certificate has
 * been verified, so anybody may have written this name.
 *
 * @param organisation O of the certificate's subject
 * @param commonName   CN of the certificate's subject
 * @param issuer       O, else CN, of the certificate's issuer
 * @param algorithm    signature algorithm in COSE's terms, for example {@code ES256}; {@code unknown} where not given
 * @param notBefore    first moment the certificate is valid
 * @param notAfter     last moment the certificate is valid
 */
public record C2paSigner(
        Optional<String> organisation,
        Optional<String> commonName,
        Optional<String> issuer,
        String algorithm,
        Instant notBefore,
        Instant notAfter) {

    /** Organisation, else common name; empty where the certificate names nobody. */
    public Optional<String> name() {
        return organisation.or(() -> commonName);
    }
}
