// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fauxto.evidence.DetectorId;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Weight;
import org.fauxto.provenance.metadata.Metadata;
import org.fauxto.provenance.metadata.MetadataField;

/** A camera's make, model and at least three settings with values a camera can have. */
final class CameraRule implements DeclarationRule {
    private static final DetectorId ID = new DetectorId("camera-exif", "1");
    private static final int MIN_SETTINGS = 3;
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,10}(?:\\.\\d{1,10})?)(?:/(\\d{1,10}))?.{0,20}");
    private static final Pattern DATE =
            Pattern.compile("(19|20)\\d\\d:[01]\\d:[0-3]\\d [0-2]\\d:[0-5]\\d:[0-5]\\d.{0,10}");

    @Override
    public List<Evidence> judge(Metadata metadata) {
        Optional<MetadataField> make = metadata.first("exif/Make");
        Optional<MetadataField> model = metadata.first("exif/Model");
        List<String> settings = new ArrayList<>();
        // One hour is the longest exposure that cameras time themselves; the other bounds are those of lenses on sale
        add(settings, metadata, "ExposureTime", 1e-6, 3600, "%s s");
        add(settings, metadata, "FNumber", 0.5, 128, "f/%s");
        add(settings, metadata, "ISO", 1, 5_000_000, "ISO %s");
        add(settings, metadata, "FocalLength", 0.5, 5000, "%s mm");
        metadata.first("exif/DateTimeOriginal")
                .filter(f -> DATE.matcher(f.value().strip()).matches())
                .ifPresent(f -> settings.add("taken " + Finding.shown(f.value(), 20)));
        if (make.isEmpty() || model.isEmpty() || settings.size() < MIN_SETTINGS) {
            return List.of();
        }
        String camera = Finding.shown(make.get().value(), 40) + " "
                + Finding.shown(model.get().value(), 40);
        return List.of(Finding.of(
                ID,
                Direction.HUMAN,
                Weight.WEAK,
                new MetadataField("exif/Make, Model", camera + ": " + String.join(", ", settings), "EXIF"),
                "The file carries the settings of a camera (" + camera
                        + "), as photographs do, though these can be copied into any file."));
    }

    private static void add(
            List<String> settings, Metadata metadata, String name, double least, double most, String format) {
        metadata.first("exif/" + name).map(f -> f.value().strip()).ifPresent(text -> {
            Matcher number = NUMBER.matcher(text);
            if (number.matches()) {
                double below = number.group(2) == null ? 1 : Double.parseDouble(number.group(2));
                double value = Double.parseDouble(number.group(1)) / below;
                if (value >= least && value <= most) {
                    settings.add(format.replace("%s", Finding.shown(text, 20)));
                }
            }
        });
    }
}
