// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.NamingException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** Reads who signed from COSE_Sign1 (RFC 9052, section 4.2) as far as the certificates; checks nothing. */
final class SignatureReader {
    /** Certificates of content credentials take one to four kilobytes. */
    private static final int MAX_CERTIFICATE = 64 * 1024;

    /** RFC 9360, section 2: label of {@code x5chain}; the specification before 1.3 used the text. */
    private static final CborValue X5CHAIN = new CborValue.Int(BigInteger.valueOf(33));

    private static final CborValue X5CHAIN_TEXT = new CborValue.Text("x5chain");
    private static final CborValue ALGORITHM = new CborValue.Int(BigInteger.ONE);

    /** IANA COSE algorithms allowed by the specification, "Digital signatures". */
    private static final Map<Integer, String> ALGORITHMS = Map.of(
            -7, "ES256", -35, "ES384", -36, "ES512", -37, "PS256", -38, "PS384", -39, "PS512", -8, "EdDSA", -257,
            "RS256");

    private SignatureReader() {}

    /**
     * Reads the signer.
     *
     * @param cose content of the signature box
     * @throws UnreadableException where the structure is none of COSE_Sign1, holds no certificate, or an unreadable one
     */
    static C2paSigner read(CborValue cose) throws UnreadableException {
        List<CborValue> parts = cose.elements();
        if (parts.size() != 4 || !(parts.get(0).untagged() instanceof CborValue.Bytes headerBytes)) {
            throw new UnreadableException("a signature that is no COSE_Sign1");
        }
        byte[] header = headerBytes.value();
        CborValue protectedHeader =
                header.length == 0 ? new CborValue.Dict(List.of()) : CborReader.read(header, 0, header.length);
        CborValue unprotected = parts.get(1);
        Optional<CborValue> chain = protectedHeader
                .get(X5CHAIN)
                .or(() -> protectedHeader.get(X5CHAIN_TEXT))
                .or(() -> unprotected.get(X5CHAIN))
                .or(() -> unprotected.get(X5CHAIN_TEXT));
        // One certificate stands there as itself, several as an array whose first is the signer's
        Optional<CborValue> first =
                chain.flatMap(c -> c.elements().stream().findFirst()).map(CborValue::untagged);
        if (first.isPresent() && first.get() instanceof CborValue.Bytes der) {
            return signer(certificate(der.value()), algorithm(protectedHeader));
        }
        throw new UnreadableException("a signature without certificate");
    }

    private static String algorithm(CborValue protectedHeader) {
        Optional<CborValue> value = protectedHeader.get(ALGORITHM);
        if (value.isPresent() && value.get() instanceof CborValue.Int i) {
            return i.value().bitLength() < 32
                    ? ALGORITHMS.getOrDefault(i.value().intValue(), "COSE " + i.value())
                    : "unknown";
        }
        return value.flatMap(CborValue::asText).orElse("unknown");
    }

    private static X509Certificate certificate(byte[] der) throws UnreadableException {
        if (der.length > MAX_CERTIFICATE) {
            throw new UnreadableException("a certificate of " + der.length + " bytes");
        }
        try {
            Certificate c = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            if (c instanceof X509Certificate x) {
                return x;
            }
            throw new UnreadableException("a certificate that is not X.509");
        } catch (CertificateException | RuntimeException e) {
            // The boundary to the platform's parser: providers differ in what they throw on malformed bytes
            throw new UnreadableException("a malformed certificate", e);
        }
    }

    private static C2paSigner signer(X509Certificate certificate, String algorithm) {
        X500Principal issuer = certificate.getIssuerX500Principal();
        X500Principal subject = certificate.getSubjectX500Principal();
        return new C2paSigner(
                attribute(subject, "O"),
                attribute(subject, "CN"),
                attribute(issuer, "O").or(() -> attribute(issuer, "CN")),
                algorithm,
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private static Optional<String> attribute(X500Principal principal, String type) {
        try {
            for (Rdn rdn : new LdapName(principal.getName(X500Principal.RFC2253)).getRdns()) {
                var attribute = rdn.toAttributes().get(type);
                if (attribute != null && attribute.size() > 0 && attribute.get() instanceof String s && !s.isBlank()) {
                    return Optional.of(s);
                }
            }
        } catch (NamingException | IllegalArgumentException e) {
            // A name that cannot be taken apart is as good as none
            return Optional.empty();
        }
        return Optional.empty();
    }
}
