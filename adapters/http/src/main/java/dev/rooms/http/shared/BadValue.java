package dev.rooms.http.shared;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/** A JSON value that breaks a rule of its type; where it stands, Jackson adds on the way out. */
final class BadValue extends JsonMappingException {
    private static final long serialVersionUID = 1;

    private final String rule;
    private final String code;

    BadValue(JsonParser json, String rule, String code) {
        super(json, rule);
        this.rule = rule;
        this.code = code;
    }

    String rule() {
        return rule;
    }

    String code() {
        return code;
    }
}
