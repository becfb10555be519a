// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fauxto.image.ImageFormat;

/**
 * Finds and reads the C2PA manifest store of a picture (C2PA specification 2.2, reading also the claims of 1.x).
 *
 * <p>Read only where the specification places it: JPEG APP11 segments, PNG {@code caBX}, WebP {@code C2PA}, TIFF tag
 * 0xCD41, GIF application extension, and the {@code uuid} box of AVIF and HEIC. No signature or hash is checked.
 */
public final class C2paReader {
    private static final UUID STORE = contentType("c2pa");
    private static final UUID MANIFEST = contentType("c2ma");
    private static final UUID UPDATE_MANIFEST = contentType("c2um");

    private C2paReader() {}

    /** The content types of the specification: four letters, then the same twelve bytes. */
    private static UUID contentType(String letters) {
        long first = 0;
        for (int i = 0; i < 4; i++) {
            first = first << 8 | letters.charAt(i);
        }
        return new UUID(first << 32 | 0x0011_0010L, 0x8000_00AA_0038_9B71L);
    }

    /**
     * Reads the manifest store.
     *
     * @param file   all bytes of the file
     * @param format its container
     * @return what could be read, with what is damaged; empty where there is no store; never an exception
     */
    public static Optional<C2paStore> read(byte[] file, ImageFormat format) {
        List<C2paStore> stores = new ArrayList<>();
        for (StoreBytes place : StoreBytes.find(file, format)) {
            read(place).ifPresent(stores::add);
        }
        if (stores.size() <= 1) {
            return stores.stream().findFirst();
        }
        C2paStore first = stores.get(0);
        List<String> damage = new ArrayList<>(first.damage());
        damage.add("there are " + stores.size() + " manifest stores, of which only the first was read");
        return Optional.of(new C2paStore(first.container(), first.manifests(), damage, first.notes()));
    }

    private static Optional<C2paStore> read(StoreBytes place) {
        List<String> damage = new ArrayList<>(place.damage());
        List<JumbfBox> boxes = JumbfReader.read(place.bytes(), place.from(), place.to(), damage);
        Optional<JumbfBox.Super> store = boxes.stream()
                .filter(JumbfBox.Super.class::isInstance)
                .map(JumbfBox.Super.class::cast)
                .filter(s -> s.type().equals(STORE))
                .findFirst();
        List<C2paManifest> manifests = new ArrayList<>();
        if (store.isPresent()) {
            manifests(place, store.get(), manifests, damage);
        } else if (boxes.isEmpty()) {
            damage.add("no box of it can be read");
        } else {
            // JUMBF also carries other things than content credentials
            return Optional.empty();
        }
        return Optional.of(new C2paStore(place.place(), manifests, damage, place.notes()));
    }

    private static void manifests(
            StoreBytes place, JumbfBox.Super store, List<C2paManifest> manifests, List<String> damage) {
        for (JumbfBox.Super child : store.superBoxes()) {
            if (child.type().equals(MANIFEST) || child.type().equals(UPDATE_MANIFEST)) {
                manifests.add(ManifestReader.read(place.bytes(), child));
            } else {
                damage.add("box " + child.label() + " is no manifest that can be read");
            }
        }
        if (manifests.isEmpty()) {
            damage.add("there is no manifest in it");
        }
    }
}
