package io.commission.database;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

/** What an orchestrator asks: without its database a replica is alive, and gets no requests. */
@QuarkusTest
class HealthTest {
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;
    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;
    @ConfigProperty(name = "quarkus.flyway.password")
    String password;
    @Inject
    AgroalDataSource dataSource;

    @Test
    void readinessFallsWhenTheDatabaseIsAwayAndLivenessDoesNot() throws SQLException {
        health("ready", 200, "UP");
        health("started", 200, "UP");
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                Statement statement = connection.createStatement()) {
            statement.execute("alter database commission connection limit 0");
            try {
                dataSource.flush(AgroalDataSource.FlushMode.ALL);
                health("ready", 503, "DOWN");
                health("live", 200, "UP");
            } finally {
                statement.execute("alter database commission connection limit -1");
            }
        }
        health("ready", 200, "UP");
    }

    private static void health(String kind, int status, String word) {
        given().get("/q/health/" + kind).then().statusCode(status).body("status", equalTo(word));
    }
}
