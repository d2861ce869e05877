package dev.catamaran.cli.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.catamaran.cli.controller.Api;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TablesTest {
    private static final String ANSWER = """
            {"resources": [
              {"kind": "MeshService", "metadata": {"name": "relation"},
               "spec": {"layer": "StorageLogic", "replicas": 2, "capacityPerReplica": 330},
               "status": {"ready": "3/4", "conditions": [{"type": "Other", "status": "True"}, {"type": "Accepted", "status": "False"}]}},
              {"kind": "MeshService", "metadata": {"name": "applier"}, "spec": {"layer": "Stream", "replicas": 1}},
              {"kind": "AccessGateway", "metadata": {"name": "access"},
               "spec": {"listeners": [{"port": 8080}], "backend": {"service": "gateway", "timeout": "2s"}},
               "status": {"ready": "2/2"}}]}
            """;

    @Test
    void aTableIsWhatKubectlPrints() throws Exception {
        assertThat(table("ms")).isEqualTo("""
                NAME       LAYER          READY    ACCEPTED   REPLICAS   CAPACITY
                applier    Stream         <none>   <none>     1          <none>
                relation   StorageLogic   3/4      False      2          330
                """);
        assertThat(table("AccessGateway")).isEqualTo("""
                NAME     PORT   BACKEND   READY   TIMEOUT
                access   8080   gateway   2/2     2s
                """);
    }

    @Test
    void aKindHasSeveralNames() {
        assertThat(Running.kind("meshservices"))
                .isEqualTo(Running.kind("MeshService"))
                .isEqualTo(Running.kind("ms"));
    }

    @Test
    void anUnknownKindListsTheKinds() {
        assertThatThrownBy(() -> Running.kind("meshservis"))
                .hasMessageContaining("did you mean meshservices?")
                .hasMessageContaining("meshservices (ms)")
                .hasMessageContaining("cells");
    }

    @Test
    void anUnknownNameSaysWhatIsNear() {
        assertThatThrownBy(() -> Running.of(answer(), Running.kind("ms"), "relations"))
                .hasMessage("there is no meshservice relations, did you mean relation?");
        assertThatThrownBy(() -> Running.of(answer(), Running.kind("ms"), "quite-another"))
                .hasMessage("there is no meshservice quite-another; there is applier, relation");
    }

    private static JsonNode answer() throws Exception {
        return Api.JSON.readTree(ANSWER);
    }

    private static String table(String kind) throws Exception {
        var out = new StringWriter();
        var names = Running.kind(kind);
        Tables.of(names, Running.of(answer(), names, "")).print(new PrintWriter(out));
        return out.toString();
    }
}
