// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.fauxto.evidence.Direction;
import org.fauxto.image.ImageFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class C2paReaderTest {
    private static final String ACTIONS_URL = "self#jumbf=c2pa.assertions/c2pa.actions";

    private static C2paStore read(byte[] jpeg) {
        return C2paReader.read(jpeg, ImageFormat.JPEG).orElseThrow();
    }

    private static byte[] realStore(String jpeg) {
        return StoreBytes.find(Fixtures.bytes(jpeg), ImageFormat.JPEG).get(0).bytes();
    }

    @Test
    void readsClaimOfVersionTwo() {
        C2paStore store = Fixtures.store("created-ai.png");
        C2paManifest m = store.active().orElseThrow();

        assertThat(store.container()).isEqualTo("PNG caBX chunk");
        assertThat(m.label()).startsWith("urn:c2pa:");
        assertThat(m.claimGenerator()).contains("Pretend Generator 1.0");
        assertThat(m.assertions()).contains("c2pa.actions.v2", "c2pa.hash.data");
        C2paSigner signer = m.signer().orElseThrow();
        assertThat(signer.organisation()).contains("Pretend Imagery (test only)");
        assertThat(signer.commonName()).contains("Test signer");
        assertThat(signer.notBefore()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(signer.notAfter()).isAfter(signer.notBefore());
    }

    @Test
    void readsClaimOfVersionOneAndItsJsonAssertion() {
        C2paManifest m = Fixtures.store("claim-v1.jpg").active().orElseThrow();

        assertThat(m.claimGenerator()).hasValueSatisfying(g -> assertThat(g).contains("Generator"));
        assertThat(m.author()).contains("A. Tester");
        assertThat(m.actions()).hasSize(1);
    }

    @Test
    void ingredientLeadsToItsManifest() {
        C2paStore store = Fixtures.store("parent-ai.jpg");
        C2paIngredient parent = store.active().orElseThrow().ingredients().get(0);

        assertThat(parent.relationship()).contains("parentOf");
        assertThat(parent.title()).contains("parentOf.jpg");
        assertThat(parent.manifest().flatMap(store::manifest))
                .contains(store.manifests().get(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1000, 65_000})
    void joinsSegmentsOfAnySize(int piece) {
        C2paStore store = read(Stores.jpeg(realStore("parent-ai.jpg"), piece));

        assertThat(store).isEqualTo(Fixtures.store("parent-ai.jpg"));
    }

    @Test
    void readsManifestLargerThanOneSegment() {
        byte[] thumbnail = Stores.superBox("bfdb", "c2pa.thumbnail.claim", Stores.box("bidb", new byte[200_000]));
        byte[] box = Stores.store(List.of(ACTIONS_URL), thumbnail, Stores.aiActions("c2pa.actions"));

        C2paStore store = read(Stores.jpeg(box, 65_000));

        assertThat(store.damage()).isEmpty();
        assertThat(store.active().orElseThrow().actions()).hasSize(1);
    }

    @Test
    void readsBoxesWithEightByteLengths() {
        byte[] store = realStore("created-ai.jpg");
        byte[] wide = new byte[store.length + 8];
        System.arraycopy(store, 0, wide, 0, 8);
        System.arraycopy(store, 8, wide, 16, store.length - 8);
        ByteBuffer.wrap(wide).putInt(0, 1).putLong(8, wide.length);
        List<String> damage = new ArrayList<>();

        JumbfBox.Super read =
                (JumbfBox.Super) JumbfReader.read(wide, 0, wide.length, damage).get(0);

        assertThat(damage).isEmpty();
        assertThat(read.superBoxes()).hasSize(1);
    }

    @Test
    void segmentsOutOfOrderAreSortedAndNoted() {
        List<byte[]> segments = Stores.segments(realStore("created-ai.jpg"), 500);
        Collections.reverse(segments);

        C2paStore store = read(Stores.jpeg(segments));

        assertThat(store.notes()).containsExactly("APP11 segments out of order");
        assertThat(store.damage()).isEmpty();
        assertThat(store.manifests()).isEqualTo(Fixtures.store("created-ai.jpg").manifests());
    }

    @Test
    void segmentThatStandsThereTwiceCountsOnce() {
        List<byte[]> segments = Stores.segments(realStore("created-ai.jpg"), 500);
        segments.add(2, segments.get(1));

        C2paStore store = read(Stores.jpeg(segments));

        assertThat(store.notes()).containsExactly("APP11 segment 2 stands there twice");
        assertThat(store.manifests()).isEqualTo(Fixtures.store("created-ai.jpg").manifests());
    }

    @Test
    void missingSegmentIsDamage() {
        List<byte[]> segments = Stores.segments(realStore("created-ai.jpg"), 500);
        segments.remove(2);
        assertThat(read(Stores.jpeg(segments)).damage()).contains("APP11 segment 3 is missing");

        segments.remove(0);
        assertThat(read(Stores.jpeg(segments)).damage()).contains("the first APP11 segment is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"created-ai.jpg", "created-ai.png", "created-ai.webp", "created-ai.gif", "created-ai.avif"})
    void storeAfterTheEndOfThePictureDoesNothing(String name) {
        byte[] file = Fixtures.bytes(name);
        ImageFormat format = Fixtures.format(name);
        byte[] plain = withoutStore(file, name);
        byte[] appended = Arrays.copyOf(plain, plain.length + file.length);
        System.arraycopy(file, 0, appended, plain.length, file.length);

        assertThat(C2paReader.read(file, format)).isPresent();
        assertThat(C2paReader.read(appended, format)).isEmpty();
    }

    /** The file with its marker, chunk type or identifier overwritten, so that the container holds no store. */
    private static byte[] withoutStore(byte[] file, String name) {
        byte[] mark = switch (Fixtures.format(name)) {
            case JPEG -> new byte[] {(byte) 0xff, (byte) 0xeb};
            case PNG -> "caBX".getBytes(StandardCharsets.US_ASCII);
            case WEBP -> "C2PA".getBytes(StandardCharsets.US_ASCII);
            case AVIF -> new byte[] {(byte) 0xd8, (byte) 0xfe, (byte) 0xc3, (byte) 0xd6};
            default -> "C2PA_GIF".getBytes(StandardCharsets.US_ASCII);
        };
        byte[] plain = file.clone();
        int at = 0;
        while (!Arrays.equals(plain, at, at + mark.length, mark, 0, mark.length)) {
            at++;
        }
        plain[at + mark.length - 1] = (byte) (mark[mark.length - 1] ^ 0x01);
        return plain;
    }

    @Test
    void assertionThatTheClaimDoesNotNameIsNotRead() {
        byte[] box = Stores.store(List.of(), Stores.aiActions("c2pa.actions"));

        C2paManifest m = read(Stores.jpeg(box, 60_000)).active().orElseThrow();

        assertThat(m.actions()).isEmpty();
        assertThat(m.unclaimed()).containsExactly("c2pa.actions");
        assertThat(Fixtures.examine(Stores.jpeg(box, 60_000), ImageFormat.JPEG)
                        .get(0)
                        .direction())
                .isEqualTo(Direction.NEUTRAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "self#jumbf=c2pa.assertions/c2pa.actions.v2",
                "self#jumbf=/c2pa/urn:c2pa:other/c2pa.assertions/c2pa.actions",
                "self#jumbf=/elsewhere/c2pa.assertions/c2pa.actions",
                "https://example.org/c2pa.assertions/c2pa.actions",
                "self#jumbf=c2pa.actions",
            })
    void referenceToAnythingElseIsMissing(String url) {
        byte[] box = Stores.store(List.of(url), Stores.aiActions("c2pa.actions"));

        C2paManifest m = read(Stores.jpeg(box, 60_000)).active().orElseThrow();

        assertThat(m.missing()).containsExactly(url);
        assertThat(m.actions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ACTIONS_URL,
                "self#jumbf=/c2pa/urn:c2pa:test/c2pa.assertions/c2pa.actions",
                "self#jumbf=c2pa/urn:c2pa:test/c2pa.assertions/c2pa.actions",
            })
    void relativeAndAbsoluteReferencesAreFollowed(String url) {
        byte[] box = Stores.store(List.of(url), Stores.aiActions("c2pa.actions"));

        assertThat(read(Stores.jpeg(box, 60_000)).active().orElseThrow().actions())
                .hasSize(1);
    }

    @Test
    void markOfBlackForestLabsIsAStatementOnlyWhenClaimed() {
        byte[] mark = Stores.json("json", "c2pa.ai_generated_content", "{}");
        String url = "self#jumbf=c2pa.assertions/c2pa.ai_generated_content";

        byte[] claimed = Stores.jpeg(Stores.store(List.of(url), mark), 60_000);
        byte[] unclaimed = Stores.jpeg(Stores.store(List.of(), mark), 60_000);

        assertThat(Fixtures.examine(claimed, ImageFormat.JPEG).get(0).direction())
                .isEqualTo(Direction.AI);
        assertThat(Fixtures.examine(unclaimed, ImageFormat.JPEG).get(0).direction())
                .isEqualTo(Direction.NEUTRAL);
    }

    @Test
    void watermarkIsMentionedButProvesNoAi() {
        byte[] actions =
                Stores.json("cbor", "c2pa.actions", "{\"actions\":[{\"action\":\"c2pa.watermarked.unbound\"}]}");
        byte[] jpeg = Stores.jpeg(Stores.store(List.of(ACTIONS_URL), actions), 60_000);

        var e = Fixtures.examine(jpeg, ImageFormat.JPEG).get(0);

        assertThat(e.direction()).isEqualTo(Direction.NEUTRAL);
        assertThat(e.explanation()).contains("invisible watermark");
    }

    @Test
    void secondStoreIsDamage() {
        byte[] png = Fixtures.bytes("created-ai.png");
        int at = new String(png, StandardCharsets.ISO_8859_1).indexOf("caBX") - 4;
        int length = ByteBuffer.wrap(png).getInt(at) + 12;
        byte[] twice = new byte[png.length + length];
        System.arraycopy(png, 0, twice, 0, at + length);
        System.arraycopy(png, at, twice, at + length, png.length - at);

        assertThat(C2paReader.read(twice, ImageFormat.PNG).orElseThrow().damage())
                .containsExactly("there are 2 manifest stores, of which only the first was read");
    }

    @Test
    void otherJumbfInAJpegIsNoManifestStore() {
        byte[] other = Stores.superBox("xxxx", "something", Stores.box("bidb", new byte[10]));

        assertThat(C2paReader.read(Stores.jpeg(other, 60_000), ImageFormat.JPEG))
                .isEmpty();
    }

    @Test
    void agentsMayStandBesideTheActions() {
        byte[] actions = Stores.json(
                "cbor",
                "c2pa.actions",
                "{\"softwareAgents\":[{\"name\":\"A\"},{\"name\":\"B\",\"version\":\"2\"}],\"actions\":["
                        + "{\"action\":\"x\",\"softwareAgentIndex\":1},{\"action\":\"y\",\"softwareAgentIndex\":2}]}");
        byte[] box = Stores.store(List.of(ACTIONS_URL), actions);

        List<C2paAction> read =
                read(Stores.jpeg(box, 60_000)).active().orElseThrow().actions();

        assertThat(read.get(0).softwareAgent()).contains("B 2");
        assertThat(read.get(1).softwareAgent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"parentOf, AI", "componentOf, AI", "inputTo, NEUTRAL", "unheardOf, NEUTRAL"})
    void relationshipDecidesWhetherAnAiIngredientCounts(String relationship, Direction direction) {
        byte[] ingredient = Stores.json(
                "cbor",
                "c2pa.ingredient.v3",
                "{\"relationship\":\"" + relationship + "\",\"activeManifest\":{\"url\":\"self#jumbf=/c2pa/ai\"}}");
        byte[] ai = Stores.manifest("ai", List.of(ACTIONS_URL), Stores.aiActions("c2pa.actions"));
        byte[] last = Stores.manifest("last", List.of("self#jumbf=c2pa.assertions/c2pa.ingredient.v3"), ingredient);

        byte[] jpeg = Stores.jpeg(Stores.superBox("c2pa", "c2pa", ai, last), 60_000);

        assertThat(Fixtures.examine(jpeg, ImageFormat.JPEG).get(0).direction()).isEqualTo(direction);
    }
}
