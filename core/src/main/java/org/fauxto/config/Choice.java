// SPDX-License-Identifier: Apache-2.0
package org.fauxto.config;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A section that takes one of several forms: a sealed interface of records, each with its {@link JsonTypeName}. */
final class Choice {
    private Choice() {}

    /** The key whose value chooses the form. */
    static String key(Class<?> type) {
        JsonTypeInfo info = type.getAnnotation(JsonTypeInfo.class);
        if (info == null) {
            throw new IllegalArgumentException(type.getName() + " is sealed but has no JsonTypeInfo");
        }
        return info.property();
    }

    /**
     * The record that a value chooses.
     *
     * @param place of the key in the document, for the message
     * @throws ConfigException if the value is missing or chooses nothing
     */
    static Class<?> chosen(String place, Class<?> type, JsonNode value) {
        Map<String, Class<?>> forms = new TreeMap<>();
        for (Class<?> form : type.getPermittedSubclasses()) {
            JsonTypeName name = form.getAnnotation(JsonTypeName.class);
            if (name == null) {
                throw new IllegalArgumentException(form.getName() + " has no JsonTypeName");
            }
            forms.put(name.value(), form);
        }
        String wanted = value.asString("");
        Class<?> chosen = forms.get(wanted);
        if (chosen == null) {
            String given = value.isMissingNode() ? " is missing" : " '" + wanted + "' is unknown";
            String hint =
                    wanted.isEmpty() ? "" : "; did you mean '" + YamlConfig.nearest(wanted, forms.keySet()) + "'?";
            throw new ConfigException(place + given + hint + (hint.isEmpty() ? ";" : "") + " Known: "
                    + String.join(", ", forms.keySet()));
        }
        return chosen;
    }
}
