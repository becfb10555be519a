// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CborReaderTest {
    private static CborValue read(String hex) throws UnreadableException {
        byte[] b = HexFormat.of().parseHex(hex);
        return CborReader.read(b, 0, b.length);
    }

    /** Encodings and values of RFC 8949, appendix A. */
    @ParameterizedTest
    @CsvSource({
        "00, 0",
        "17, 23",
        "1818, 24",
        "1903e8, 1000",
        "1a000f4240, 1000000",
        "1bffffffffffffffff, 18446744073709551615",
        "20, -1",
        "3863, -100",
        "3bffffffffffffffff, -18446744073709551616",
    })
    void readsIntegers(String hex, BigInteger value) throws UnreadableException {
        assertThat(read(hex)).isEqualTo(new CborValue.Int(value));
    }

    /** Encodings and values of RFC 8949, appendix A. */
    @ParameterizedTest
    @CsvSource({
        "f90000, 0.0",
        "f93c00, 1.0",
        "f93e00, 1.5",
        "f97bff, 65504.0",
        "f90001, 5.960464477539063e-8",
        "f9c400, -4.0",
        "f97c00, Infinity",
        "fa47c35000, 100000.0",
        "fb3ff199999999999a, 1.1",
    })
    void readsReals(String hex, double value) throws UnreadableException {
        assertThat(read(hex)).isEqualTo(new CborValue.Real(value));
    }

    @Test
    void readsStringsOfIndefiniteLength() throws UnreadableException {
        assertThat(read("7f657374726561646d696e67ff").asText()).contains("streaming");
        assertThat(((CborValue.Bytes) read("5f42010243030405ff")).value()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void readsListsAndMapsOfBothKinds() throws UnreadableException {
        assertThat(read("9f018202039f0405ffff")).isEqualTo(read("83018202038204 05".replace(" ", "")));
        assertThat(read("bf61610161629f0203ffff")).isEqualTo(read("a26161016162820203"));
        assertThat(read("a26161016162820203").get("a")).contains(new CborValue.Int(BigInteger.ONE));
    }

    @Test
    void readsTagsAndLooksThroughThem() throws UnreadableException {
        CborValue v = read("c1c074323031332d30332d32315432303a30343a30305a");
        assertThat(v.asText()).contains("2013-03-21T20:04:00Z");
        assertThat(v).isInstanceOf(CborValue.Tag.class);
    }

    @Test
    void bytesAfterTheItemArePadding() throws UnreadableException {
        assertThat(read("f50000")).isEqualTo(new CborValue.Simple(21));
    }

    @ParameterizedTest
    @CsvSource({
        "'', ends early",
        "62, ends early",
        "19ff, ends early",
        "9bffffffffffffffff, more items than",
        "9a3b9aca00, more items than",
        "ba3b9aca00, more items than",
        "5b7fffffffffffffff, ends early",
        "7affffffff00, ends early",
        "9f00, ends early",
        "1c, reserved length",
        "ff, break",
        "7f4100ff, another type",
        "7f7f6100ffff, another type",
        "1f, cannot have",
        "df00ff, cannot have",
    })
    void refusesWhatIsNoCbor(String hex, String reason) {
        assertThatThrownBy(() -> read(hex))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesDeepNestingOfEveryKind() {
        for (String opening : List.of("81", "9f", "d8", "a100", "bf00", "c1")) {
            assertThatThrownBy(() -> read(opening.repeat(100_000)))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContaining("deeper");
        }
    }

    @Test
    void refusesMoreItemsThanTheLimit() throws UnreadableException {
        // a list whose count takes 4 bytes
        String full = "9a%08x".formatted(CborReader.MAX_ITEMS - 1) + "00".repeat(CborReader.MAX_ITEMS - 1);
        assertThat(read(full).elements()).hasSize(CborReader.MAX_ITEMS - 1);

        String over = "9a%08x".formatted(CborReader.MAX_ITEMS) + "00".repeat(CborReader.MAX_ITEMS);
        assertThatThrownBy(() -> read(over)).hasMessageContaining("more than 100000 items");
    }
}
