package dev.catamaran.testkit;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.RequestRate;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.plan.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Values of core as YAML to be read by people, and back. Names, ports and rates are written as themselves, durations in ISO 8601. */
public final class Yaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.USE_NATIVE_TYPE_ID)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .addModule(values())
            .addMixIn(Program.class, ByKind.class)
            .build();

    private Yaml() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    public static <T> T read(String yaml, Class<T> type) {
        try {
            return MAPPER.readValue(yaml, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** All documents of a file; a property that the type does not have is refused. */
    static List<JsonNode> documents(String yaml) {
        try (var documents = MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return documents.readAll();
        } catch (IOException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static <T> T convert(JsonNode node, Class<T> type) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static SimpleModule values() {
        var module = new SimpleModule();
        add(module, CellName.class, CellName::value, node -> new CellName(node.asText()));
        add(module, WorkloadName.class, WorkloadName::value, node -> new WorkloadName(node.asText()));
        add(module, Port.class, Port::value, node -> new Port(node.asInt()));
        add(module, RequestRate.class, RequestRate::perSecond, node -> new RequestRate(node.asDouble()));
        add(module, Duration.class, Duration::toString, node -> Duration.parse(node.asText()));
        return module;
    }

    private static <T> void add(
            SimpleModule module, Class<T> type, Function<T, Object> write, Function<JsonNode, T> read) {
        module.addSerializer(type, new StdSerializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writePOJO(write.apply(value));
            }
        });
        module.addDeserializer(type, new StdDeserializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return read.apply(in.readValueAsTree());
            }
        });
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Program.Application.class, name = "Application"),
        @JsonSubTypes.Type(value = Program.Job.class, name = "Job"),
        @JsonSubTypes.Type(value = Program.Gateway.class, name = "Gateway"),
        @JsonSubTypes.Type(value = Program.Redis.class, name = "Redis"),
        @JsonSubTypes.Type(value = Program.PostgreSql.class, name = "PostgreSql"),
        @JsonSubTypes.Type(value = Program.Kafka.class, name = "Kafka")
    })
    private interface ByKind {}
}
