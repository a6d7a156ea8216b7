package io.commission.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.commission.Given;
import io.commission.database.Sql;
import io.quarkus.test.junit.QuarkusTest;

/** TEN-1: two walls stand between tenants, and each holds when the other is taken away. */
@QuarkusTest
class TenantWallTest {
    @Inject
    Given given;
    @Inject
    TenantWork tenantWork;
    @Inject
    Tenants tenants;
    @Inject
    Sql sql;
    @Inject
    EntityManager entities;
    @Inject
    AgroalDataSource dataSource;

    UUID mine;
    UUID theirs;
    UUID myNote;
    UUID theirNote;

    @BeforeEach
    void twoTenantsWithANoteEach() {
        mine = given.tenant();
        given.sql(mine,
                """
                        create table if not exists wall_notes (tenant_id uuid not null, id uuid not null, version bigint not null,
                            created_at timestamptz not null, created_by text not null, updated_at timestamptz not null,
                            updated_by text not null, text text, primary key (tenant_id, id))""");
        given.sql(mine, "drop policy if exists tenant_wall on wall_notes");
        given.sql(mine, "call protect('wall_notes')");
        theirs = given.tenant();
        myNote = tenantWork.in(mine, "me", () -> WallNote.write("mine").id);
        theirNote = tenantWork.in(theirs, "they", () -> WallNote.write("theirs").id);
    }

    @Test
    void entitiesAreStampedAndIdentified() {
        WallNote note = tenantWork.in(mine, "me", () -> WallNote.<WallNote>findById(myNote));
        assertEquals(mine.toString(), note.tenantId);
        assertEquals("me", note.createdBy);
        assertNotNull(note.createdAt);
        assertEquals(7, note.id.version());
    }

    @Test
    void withBothWallsATenantSeesItsOwnRowsOnly() {
        tenantWork.run(mine, "me", () -> {
            assertEquals(List.of("mine"), texts());
            assertEquals(List.of("mine"), sql.query("select text from wall_notes").list(row -> row.text(1)));
            assertNull(WallNote.findById(theirNote));
        });
    }

    @Test
    void theDiscriminatorAloneHolds() {
        given.sql(mine, "alter table wall_notes no force row level security");
        given.sql(mine, "alter table wall_notes disable row level security");
        tenantWork.run(mine, "me", () -> {
            assertTrue(sql.query("select text from wall_notes").list(row -> row.text(1)).contains("theirs"),
                    "the other wall is down");
            assertEquals(List.of("mine"), texts());
            assertNull(WallNote.findById(theirNote));
            assertEquals(0, WallNote.update("text = 'taken' where id = ?1", theirNote));
            assertEquals(0, WallNote.delete("id", theirNote));
        });
    }

    @Test
    void rowLevelSecurityAloneHolds() {
        tenantWork.run(mine, "me", () -> {
            // SQL that forgot the tenant: no discriminator helps here
            assertEquals(List.of("mine"), sql.query("select text from wall_notes").list(row -> row.text(1)));
            assertEquals(List.of("mine"), entities.createNativeQuery("select text from wall_notes").getResultList());
            assertEquals(0, sql.update("update wall_notes set text = 'taken' where id = ?", theirNote));
            assertEquals(0, sql.update("delete from wall_notes where id = ?", theirNote));
        });
        RuntimeException refused = assertThrows(RuntimeException.class, () -> tenantWork.run(mine, "me", () -> sql
                .update("""
                        insert into wall_notes (tenant_id, id, version, created_at, created_by, updated_at, updated_by)
                        values (?, ?, 0, now(), 'me', now(), 'me')""", theirs, UUID.randomUUID())));
        assertEquals("42501", ((SQLException) refused.getCause()).getSQLState());
    }

    @Test
    void withoutATransactionThereIsNoTenantAndNoRow() throws SQLException {
        try (var connection = dataSource.getConnection();
                var rows = connection.createStatement().executeQuery("select count(*) from wall_notes")) {
            rows.next();
            assertEquals(0, rows.getInt(1));
        }
    }

    @Test
    void theTenantEndsWithItsTransaction() {
        tenantWork.run(mine, "me", () -> assertEquals(List.of("mine"), texts()));
        tenantWork.run(theirs, "they", () -> assertEquals(List.of("theirs"), texts()));
    }

    @Test
    void workForAnotherTenantInsideOfATenantsWorkIsItsOwn() {
        tenantWork.run(mine, "me", () -> {
            assertEquals(List.of("mine"), texts());
            tenantWork.run(theirs, "they", () -> assertEquals(List.of("theirs"), texts()));
            assertEquals(List.of("mine"), texts());
        });
    }

    @Test
    void theSchedulerLearnsTheIdsOfAllTenantsAndNothingElse() {
        assertTrue(tenants.ids().containsAll(List.of(mine, theirs)));
        tenantWork.run(mine, "me",
                () -> assertEquals(List.of(mine), sql.query("select tenant_id from tenants").list(row -> row.uuid(1))));
    }

    @Test
    void theApplicationRoleOwnsNothingAndBypassesNothing() {
        tenantWork.run(mine, "me", () -> {
            assertEquals(0, sql.query("""
                    select count(*)::int from pg_class c join pg_roles r on r.oid = c.relowner
                    where r.rolname = current_user""").one(row -> row.integer(1)).intValue());
            assertEquals(false, sql.query("""
                    select rolbypassrls or rolsuper from pg_roles where rolname = current_user""")
                    .one(row -> row.flag(1)));
        });
    }

    private static List<String> texts() {
        return WallNote.<WallNote>listAll().stream().map(note -> note.text).toList();
    }
}
