package io.commission.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;

/** The API document is complete enough to generate clients from, and the kept copy is the one that is served. */
@QuarkusTest
class ApiDocumentTest {
    private static final Path KEPT = Path.of("src/docs/openapi.yaml");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** Write it anew with -Dopenapi.write, and look at the difference before it is committed. */
    @Test
    void theKeptCopyIsTheOneThatIsServed() throws IOException {
        String served = withoutProvider(given().get("/q/openapi").then().statusCode(200).extract().asString());
        if (System.getProperty("openapi.write") != null) {
            Files.writeString(KEPT, served);
        }
        assertEquals(Files.readString(KEPT), served, "src/docs/openapi.yaml has drifted: run with -Dopenapi.write");
    }

    @Test
    void everyOperationIsFitForAGeneratedClient() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(given().accept("application/json").get("/q/openapi").asString());
        assertTrue(document.path("openapi").asText().startsWith("3.1"));
        List<String> faults = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    JsonNode operation = method.getValue();
                    String name = method.getKey() + " " + path.getKey();
                    String id = operation.path("operationId").asText();
                    if (!id.matches("[a-z][a-zA-Z0-9]+") || !ids.add(id)) {
                        faults.add(name + ": operationId '" + id + "' is missing, odd or used twice");
                    }
                    if (operation.path("summary").asText().isBlank() || operation.path("tags").isEmpty()) {
                        faults.add(name + ": has no summary or no tag");
                    }
                    if (operation.path("responses").path("401").isMissingNode() && !operation.has(ApiDocument.OPEN)) {
                        faults.add(name + ": does not document its problems");
                    }
                }
            }
        }
        assertEquals(List.of(), faults);
        assertFalse(ids.isEmpty());
    }

    /** The running service writes where its own provider is; that is not part of the contract. */
    private static String withoutProvider(String served) {
        return served.replaceAll("openIdConnectUrl: .*",
                "openIdConnectUrl: https://provider.example/.well-known/openid-configuration");
    }
}
