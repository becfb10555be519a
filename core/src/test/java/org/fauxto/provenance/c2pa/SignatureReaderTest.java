// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureReaderTest {
    private static final CborValue NULL = new CborValue.Simple(22);
    private static final CborValue X5CHAIN = new CborValue.Int(BigInteger.valueOf(33));

    /** The certificate of a real signature, taken from its protected header. */
    private static CborValue certificate() throws UnreadableException {
        byte[] jumbf = StoreBytes.find(Fixtures.bytes("capture.jpg"), Fixtures.format("capture.jpg"))
                .get(0)
                .bytes();
        JumbfBox.Super store = (JumbfBox.Super)
                JumbfReader.read(jumbf, 0, jumbf.length, new ArrayList<>()).get(0);
        CborValue cose = AssertionData.read(
                jumbf, store.superBoxes().get(0).labelled("c2pa.signature").orElseThrow());
        byte[] header = ((CborValue.Bytes) cose.elements().get(0)).value();
        return CborReader.read(header, 0, header.length)
                .get(X5CHAIN)
                .orElseThrow()
                .elements()
                .get(0);
    }

    private static CborValue cose(CborValue unprotected) {
        CborValue none = new CborValue.Bytes(new byte[0]);
        return new CborValue.Tag(BigInteger.valueOf(18), new CborValue.Items(List.of(none, unprotected, NULL, none)));
    }

    private static CborValue header(CborValue key, CborValue value) {
        return new CborValue.Dict(List.of(new CborValue.Entry(key, value)));
    }

    @Test
    void readsCertificateInUnprotectedHeaderUnderBothNamesAloneOrInAList() throws UnreadableException {
        CborValue certificate = certificate();
        for (CborValue key : List.of(X5CHAIN, new CborValue.Text("x5chain"))) {
            for (CborValue value : List.of(certificate, new CborValue.Items(List.of(certificate)))) {
                C2paSigner signer = SignatureReader.read(cose(header(key, value)));

                assertThat(signer.name()).contains("Pretend Cameras (test only)");
                assertThat(signer.algorithm()).isEqualTo("unknown");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 100, 200})
    void cutCertificateIsUnreadable(int length) throws UnreadableException {
        byte[] whole = ((CborValue.Bytes) certificate()).value();
        CborValue cut = new CborValue.Bytes(Arrays.copyOf(whole, length));

        assertThatThrownBy(() -> SignatureReader.read(cose(header(X5CHAIN, cut))))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("certificate");
    }

    @Test
    void hugeCertificateIsRefusedBeforeParsing() {
        CborValue huge = new CborValue.Bytes(new byte[100_000]);

        assertThatThrownBy(() -> SignatureReader.read(cose(header(X5CHAIN, huge))))
                .hasMessage("a certificate of 100000 bytes");
    }

    @Test
    void anythingElseIsNoSignature() {
        assertThatThrownBy(() -> SignatureReader.read(NULL)).hasMessageContaining("no COSE_Sign1");
        assertThatThrownBy(() -> SignatureReader.read(cose(new CborValue.Dict(List.of()))))
                .hasMessageContaining("without certificate");
        assertThatThrownBy(() -> SignatureReader.read(cose(header(X5CHAIN, NULL))))
                .hasMessageContaining("without certificate");
    }
}
