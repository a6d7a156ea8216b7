package io.commission.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.commission.Api;
import io.commission.Given;
import io.commission.database.Sql;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;

/** While somebody is given another external id, others write rows for them: the two never wait for each other. */
@QuarkusTest
class RenamingTest {
    @Inject
    Given given;
    @Inject
    Sql sql;
    @Inject
    TenantWork work;

    @ParameterizedTest
    @CsvSource({"people, external_id", "people, oidc_subject", "accounts, external_id", "opportunities, external_id",
            "commission_plans, external_id"})
    void whatIsRenamedCanBeReferredTo(String table, String column) {
        UUID tenant = given.tenant();
        Api admin = Api.admin(tenant);
        UUID ray = given.person(tenant, "ray");
        admin.create("/accounts", "{'name':'Acme'}");
        admin.create("/deals", "{'name':'Deal','openedOn':'2026-01-01','ownerId':'" + ray + "'}");
        given.sql(tenant, "insert into commission_plans (tenant_id, id) values (?, ?)", tenant, UUID.randomUUID());
        work.run(tenant, "test", () -> {
            int renamed = sql.update("update " + table + " set " + column + " = 'new-' || id where tenant_id = ?",
                    tenant);
            assertTrue(renamed > 0, "somebody is renamed");
            // What a foreign key asks for, at once or not at all.
            assertEquals(renamed, CompletableFuture.supplyAsync(() -> work.in(tenant, "test",
                    () -> sql.query("select 1 from " + table + " where tenant_id = ? for key share nowait", tenant)
                            .list(row -> row).size()))
                    .join());
        });
    }
}
