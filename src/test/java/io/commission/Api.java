package io.commission;

import static io.restassured.RestAssured.given;

import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Calls the service as somebody, with bodies written as JSON where single quotes stand for double ones. */
public record Api(UUID tenant, String subject, String role) {

    public static Api admin(UUID tenant) {
        return new Api(tenant, "ada", "admin");
    }

    public Api as(String otherSubject, String otherRole) {
        return new Api(tenant, otherSubject, otherRole);
    }

    public RequestSpecification request() {
        return given().auth().oauth2(TestTokens.of(tenant, subject, role)).contentType(ContentType.JSON);
    }

    public ValidatableResponse get(String path, Object... parameters) {
        return request().get("/api" + path, parameters).then();
    }

    public ValidatableResponse post(String path, String body) {
        return request().body(json(body)).post("/api" + path).then();
    }

    /** With the ETag that a GET of the same address answers. */
    public ValidatableResponse put(String path, String body) {
        return request().header("If-Match", etag(path)).body(json(body)).put("/api" + path).then();
    }

    public ValidatableResponse delete(String path) {
        return request().header("If-Match", etag(path)).delete("/api" + path).then();
    }

    /** Creates, expects 201, answers the id. */
    public String create(String path, String body) {
        return post(path, body).statusCode(201).extract().path("id");
    }

    public String etag(String path) {
        String etag = request().get("/api" + path).header("ETag");
        return etag == null ? "\"0\"" : etag;
    }

    public static String json(String body) {
        return body.replace('\'', '"');
    }
}
