package app.passculture.data.analytics.documentation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL and templates with colours. */
final class SqlText {

    private static final Pattern PARTS = Pattern.compile(
            "(?<comment>--[^\\n]*|\\{#.*?#}|/\\*.*?\\*/)"
                    + "|(?<template>\\{\\{.*?}}|\\{%.*?%})"
                    + "|(?<string>'(?:[^'\\\\\\n]|\\\\.)*'|\"(?:[^\"\\\\\\n]|\\\\.)*\")"
                    + "|(?<number>\\b\\d+(?:\\.\\d+)?\\b)"
                    + "|(?<keyword>\\b(?:select|from|where|group|by|order|having|qualify|with|as|join|left|right|full|inner|cross|on|using|union|all"
                    + "|distinct|case|when|then|else|end|and|or|not|in|is|null|between|like|over|partition|limit|unnest|except|replace|struct|array"
                    + "|cast|safe_cast|true|false|interval|date|timestamp|desc|asc|create|function|returns|if|exists|rows|range|window)\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private SqlText() {}

    static String html(String sql) {
        Matcher matcher = PARTS.matcher(sql);
        StringBuilder html = new StringBuilder();
        int written = 0;
        while (matcher.find()) {
            html.append(Html.text(sql.substring(written, matcher.start())));
            html.append("<span class=\"").append(kind(matcher)).append("\">");
            html.append(Html.text(matcher.group())).append("</span>");
            written = matcher.end();
        }
        return html.append(Html.text(sql.substring(written))).toString();
    }

    private static String kind(Matcher matcher) {
        for (String name : new String[] {"comment", "template", "string", "number"}) {
            if (matcher.group(name) != null) {
                return name;
            }
        }
        return "keyword";
    }
}
