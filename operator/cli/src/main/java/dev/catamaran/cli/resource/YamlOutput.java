package dev.catamaran.cli.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.catamaran.cli.controller.Api;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** JSON as YAML for people: blocks, no quotes where none are needed. */
public final class YamlOutput {
    private YamlOutput() {}

    public static String of(JsonNode json) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setWidth(150);
        return new Yaml(options).dump(Api.JSON.convertValue(json, Object.class));
    }
}
