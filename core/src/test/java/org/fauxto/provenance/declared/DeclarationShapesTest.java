// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Weight;
import org.fauxto.image.ImageFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That each shape of a declaration is read by the rule for it and named rightly. */
class DeclarationShapesTest {
    private static final String IPTC = "xmlns:i=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\"";
    private static final String NEWSCODES = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    @ParameterizedTest
    @CsvSource({
        "ai-a1111.jpg, declared-prompt, AUTOMATIC1111",
        "ai-a1111.webp, declared-prompt, AUTOMATIC1111",
        "ai-a1111.avif, declared-prompt, AUTOMATIC1111",
        "ai-a1111.gif, declared-prompt, AUTOMATIC1111",
        "ai-a1111-utf16be.jpg, declared-prompt, AUTOMATIC1111",
        "ai-a1111-utf16le.jpg, declared-prompt, AUTOMATIC1111",
        "ai-a1111-utf16le.webp, declared-prompt, AUTOMATIC1111",
        "ai-aigc-segment.jpg, declared-aigc, Label 1",
        "ai-comfyui-ztxt.png, declared-prompt, ComfyUI",
        "ai-drawthings.png, declared-prompt, Draw Things",
        "ai-drawthings.png, declared-software, Draw Things",
        "ai-drawthings-comment.jpg, declared-prompt, Draw Things",
        "ai-easydiffusion.jpg, declared-prompt, Easy Diffusion",
        "ai-easydiffusion-labels.png, declared-prompt, Easy Diffusion",
        "ai-easydiffusion-labels.webp, declared-prompt, Easy Diffusion",
        "ai-easydiffusion-no-negative.png, declared-prompt, Easy Diffusion",
        "ai-exiftool.avif, declared-iptc, trainedAlgorithmicMedia",
        "ai-exiftool.avif, declared-software, open image model",
        "ai-exiftool.heic, declared-iptc, trainedAlgorithmicMedia",
        "ai-exiftool.heic, declared-software, open image model",
        "ai-flux.avif, declared-software, FLUX",
        "ai-flux.heic, declared-software, FLUX",
        "ai-flux.jpg, declared-software, FLUX",
        "ai-fooocus.jpg, declared-prompt, Fooocus",
        "ai-fooocus.jpg, declared-software, Fooocus",
        "ai-fooocus-comment.webp, declared-prompt, Fooocus",
        "ai-invokeai-dream.png, declared-prompt, InvokeAI",
        "ai-invokeai-graph.png, declared-prompt, InvokeAI",
        "ai-invokeai-sd-metadata.png, declared-prompt, InvokeAI",
        "ai-iptc.avif, declared-iptc, trainedAlgorithmicMedia",
        "ai-iptc.gif, declared-iptc, trainedAlgorithmicMedia",
        "ai-iptc.heic, declared-iptc, trainedAlgorithmicMedia",
        "ai-iptc.tiff, declared-iptc, trainedAlgorithmicMedia",
        "ai-iptc-2025.png, declared-iptc, DALL-E via Bing Image Creator",
        "maybe-iptc-2025-prompt.png, declared-iptc, a fox in the snow",
        "ai-midjourney.png, declared-midjourney, Midjourney",
        "ai-midjourney-number.png, declared-midjourney, Midjourney",
        "ai-novelai.png, declared-software, NovelAI",
        "ai-novelai-comment.png, declared-prompt, NovelAI",
        "ai-swarmui.jpg, declared-prompt, SwarmUI",
        "ai-xai.jpg, declared-xai, Grok",
        "human-camera.avif, camera-exif, iPhone",
        "human-camera.heic, camera-exif, iPhone",
        "human-camera.jpg, camera-exif, Canon"
    })
    void isReadByItsRule(String fixture, String rule, String said) throws Exception {
        assertThat(DeclaredFiles.examineFixture(fixture))
                .as("%s", fixture)
                .anyMatch(
                        e -> e.detector().name().equals(rule) && e.explanation().contains(said));
    }

    @Test
    void saysOfACompositeThatOnlyPartsAreGenerated() throws Exception {
        assertThat(DeclaredFiles.examineFixture("ai-iptc-composite.webp").get(0).explanation())
                .contains("parts of it, not necessarily all of it");
    }

    /** ISO 16684-1, 7.4 to 7.9: the ways in which a packet may write one property. */
    static Stream<String> propertyForms() {
        return Stream.of(
                        "%s",
                        "<i:DigitalSourceType>%s</i:DigitalSourceType>",
                        "<i:DigitalSourceType>\n  %s\n </i:DigitalSourceType>",
                        "<i:DigitalSourceType><![CDATA[%s]]></i:DigitalSourceType>",
                        "<i:DigitalSourceType rdf:resource=\"%s\"/>",
                        "<i:DigitalSourceType><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></i:DigitalSourceType>",
                        "<i:DigitalSourceType><rdf:Seq><rdf:li rdf:resource=\"%s\"/></rdf:Seq></i:DigitalSourceType>",
                        "<i:DigitalSourceType><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt>"
                                + "</i:DigitalSourceType>",
                        "<i:DigitalSourceType rdf:parseType=\"Resource\"><rdf:value>%s</rdf:value></i:DigitalSourceType>",
                        "<i:DigitalSourceType><rdf:Description><rdf:value>%s</rdf:value></rdf:Description>"
                                + "</i:DigitalSourceType>",
                        "<i:DigitalSourceType><rdf:Description rdf:value=\"%s\"/></i:DigitalSourceType>")
                .flatMap(form -> Stream.of(NEWSCODES, NEWSCODES.replace("http:", "https:"), "digsrctype:", "")
                        .map(prefix -> form.replace("%s", prefix + "trainedAlgorithmicMedia")));
    }

    @ParameterizedTest
    @MethodSource("propertyForms")
    void digitalSourceTypeIsReadInEveryFormOfAProperty(String form) {
        boolean attribute = !form.startsWith("<");
        byte[] packet = attribute
                ? DeclaredFiles.packet("", IPTC + " i:DigitalSourceType=\"" + form + "\"", "")
                : DeclaredFiles.packet("", IPTC, form);
        assertThat(DeclaredFiles.examine(DeclaredFiles.xmpPng(packet), ImageFormat.PNG))
                .singleElement()
                .matches(e -> e.direction() == Direction.AI && e.weight() == Weight.DECISIVE);
    }

    /** What speaks of something else than the picture, or in another namespace, says nothing of the picture. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<i:ArtworkOrObject><rdf:Bag><rdf:li rdf:parseType=\"Resource\"><i:DigitalSourceType>"
                        + "trainedAlgorithmicMedia</i:DigitalSourceType></rdf:li></rdf:Bag></i:ArtworkOrObject>",
                "<i:ArtworkOrObject rdf:parseType=\"Resource\"><i:DigitalSourceType rdf:resource=\"" + NEWSCODES
                        + "trainedAlgorithmicMedia\"/></i:ArtworkOrObject>",
                "<i:ArtworkOrObject><rdf:Description i:DigitalSourceType=\"trainedAlgorithmicMedia\"/></i:ArtworkOrObject>",
                "<d:DigitalSourceType xmlns:d=\"http://purl.org/dc/elements/1.1/\">trainedAlgorithmicMedia</d:DigitalSourceType>",
                "<d:source xmlns:d=\"http://purl.org/dc/elements/1.1/\">trainedAlgorithmicMedia</d:source>",
                "<!-- <i:DigitalSourceType>trainedAlgorithmicMedia</i:DigitalSourceType> -->"
            })
    void otherPropertiesDoNotAccuse(String children) {
        byte[] png = DeclaredFiles.xmpPng(DeclaredFiles.packet("", IPTC, children));
        assertThat(DeclaredFiles.examine(png, ImageFormat.PNG)).isEmpty();
    }

    @Test
    void anUnknownSourceTypeIsShownAndAccusesNobody() {
        String type = "<i:DigitalSourceType>" + NEWSCODES + "notTrainedAlgorithmicMedia</i:DigitalSourceType>";
        byte[] png = DeclaredFiles.xmpPng(DeclaredFiles.packet("", IPTC, type));
        assertThat(DeclaredFiles.examine(png, ImageFormat.PNG))
                .singleElement()
                .matches(e -> e.direction() == Direction.NEUTRAL && e.weight() == Weight.NONE);
    }

    @Test
    void theAigcLabelMayBeANumber() {
        String label = "{\"Label\": 1, \"ContentProducer\": \"001191110101000000000\"}";
        assertThat(DeclaredFiles.examine(DeclaredFiles.textPng("AIGC", label), ImageFormat.PNG))
                .singleElement()
                .matches(e -> e.direction() == Direction.AI && e.weight() == Weight.DECISIVE);
    }

    @Test
    void anAigcLabelOutsideTheStandardAccusesNobody() {
        String label = "{\"Label\": \"7\", \"ContentProducer\": \"001191110101000000000\"}";
        List<Evidence> evidence = DeclaredFiles.examine(DeclaredFiles.textPng("AIGC", label), ImageFormat.PNG);
        assertThat(evidence).singleElement().matches(e -> e.direction() == Direction.NEUTRAL);
    }
}
