package io.commission.reassignment.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.change.AccountChange;
import io.commission.change.BatchHead;
import io.commission.change.Level;
import io.commission.change.SingleBatch;
import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.problem.Code;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;

/** Owners and assignments of accounts change and come back exactly as they were (BLK-3, BAT-3). */
@QuarkusTest
class AccountMovesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);

    @Inject
    Given given;
    @Inject
    AccountMoves moves;
    @Inject
    SingleBatch batches;
    @Inject
    TenantWork work;
    @Inject
    Sql sql;

    UUID tenant;
    UUID ray;
    UUID rosa;
    List<UUID> accounts = new ArrayList<>();

    @BeforeEach
    void prepare() {
        tenant = given.tenant();
        ray = given.person(tenant, "ray");
        rosa = given.person(tenant, "rosa");
        accounts.clear();
        for (int i = 0; i < 3; i++) {
            accounts.add(account());
        }
        // The first since ever, the second from the very day, the third is nobody's; the first has an assignment.
        owns(accounts.get(0), ray, LocalDate.of(2024, 1, 1), null);
        owns(accounts.get(1), ray, FIRST, LocalDate.of(2027, 6, 30));
        given.sql(tenant, """
                insert into account_assignments (tenant_id, id, account_id, person_id, role, effective_from)
                values (?, ?, ?, ?, 'SALES', date '2025-01-01')""", tenant, Ids.next(), accounts.get(0), ray);
    }

    @Test
    void blk3OwnersAndAssignmentsChangeAsOfTheDay() {
        assertEquals(List.of(), apply(rosa, rosa));
        for (UUID account : accounts) {
            assertEquals(rosa, owner(account, FIRST));
            assertEquals(1, given.count(tenant, "select version from accounts where tenant_id = ? and id = ?", tenant,
                    account));
        }
        assertEquals(ray, owner(accounts.get(0), FIRST.minusDays(1)));
        assertEquals("SALES", given.value(tenant, """
                select role from account_assignments where tenant_id = ? and account_id = ? and person_id = ?
                    and effective_from = ?""", tenant, accounts.get(0), rosa, FIRST), "the previous owner's role");
        assertEquals("ACCOUNT_MANAGER", given.value(tenant, """
                select role from account_assignments where tenant_id = ? and account_id = ?""", tenant,
                accounts.get(2)));
    }

    @Test
    void blk3TheAssignmentIsClearedForHouse() {
        UUID house = given.house(tenant);
        apply(house, null);
        assertEquals(house, owner(accounts.get(0), FIRST));
        assertEquals(FIRST.minusDays(1), given.<java.sql.Date>value(tenant, """
                select effective_to from account_assignments where tenant_id = ? and account_id = ?""", tenant,
                accounts.get(0)).toLocalDate());
    }

    @Test
    void bat3UndoneNewestFirstEverythingIsAsBefore() {
        String before = ranges();
        UUID one = batch();
        apply(one, rosa, rosa);
        String between = ranges();
        UUID two = batch();
        apply(two, given.unassigned(tenant), null);
        assertEquals(3, undo(one).size(), "the second change is later");
        assertEquals(List.of(), undo(two));
        assertEquals(between, ranges());
        assertEquals(List.of(), undo(one));
        assertEquals(before, ranges());
        assertEquals(12, given.count(tenant, "select count(*) from account_changes where tenant_id = ?", tenant));
    }

    @Test
    void bat3AnOwnerChangedByHandSinceIsAConflict() {
        UUID one = batch();
        apply(one, rosa, rosa);
        given.sql(tenant, """
                update account_owners set effective_to = date '2027-01-31'
                where tenant_id = ? and account_id = ? and effective_to is null""", tenant, accounts.get(2));
        owns(accounts.get(2), ray, LocalDate.of(2027, 2, 1), null);
        List<AccountChange> conflicts = undo(one);
        assertEquals(List.of(accounts.get(2)), conflicts.stream().map(AccountChange::accountId).toList());
        assertEquals(ray, owner(accounts.get(2), LocalDate.of(2027, 2, 1)));
        assertNotEquals(rosa, owner(accounts.get(0), FIRST));
    }

    @Test
    void anAccountWithALaterOwnerOrTheSameOneIsLeftAlone() {
        given.sql(tenant,
                "update account_owners set effective_to = date '2026-12-31' where tenant_id = ? and account_id = ?",
                tenant, accounts.get(0));
        owns(accounts.get(0), rosa, LocalDate.of(2027, 1, 1), null);
        assertEquals(List.of(Code.LATER_CHANGE_EXISTS.name()),
                apply(rosa, rosa).stream().map(Left::reason).toList());
        assertEquals(List.of("LATER_CHANGE_EXISTS", "ACCOUNT_ALREADY_OWNED", "ACCOUNT_ALREADY_OWNED"),
                apply(rosa, rosa).stream().map(Left::reason).toList());
    }

    @Test
    void lod2LoadsWithoutRepsFollowTheirAccountsOwner() {
        UUID load = Ids.next();
        given.sql(tenant, """
                insert into loads (tenant_id, id, external_id, account_id, revenue, carrier_cost, delivered_at)
                values (?, ?, 'L1', ?, 100, 50, timestamptz '2026-12-03 18:00Z')""",
                tenant, load, accounts.get(0));
        apply(rosa, rosa);
        assertEquals(1, given.count(tenant, """
                select count(*) from commission_entries where tenant_id = ? and person_id = ? and load_id = ?""",
                tenant, rosa, load));
    }

    private List<Left> apply(UUID owner, UUID assignee) {
        return apply(batch(), owner, assignee);
    }

    private List<Left> apply(UUID batch, UUID owner, UUID assignee) {
        List<Left> left = new ArrayList<>();
        work.run(tenant, "ada", () -> left.addAll(moves.apply(head(batch), accounts.stream()
                .map(account -> Item.ofAccount(account,
                        ItemChange.of(new AccountMove(owner, assignee, null, FIRST)), null))
                .toList())));
        return left;
    }

    private List<AccountChange> undo(UUID batch) {
        List<AccountChange> conflicts = new ArrayList<>();
        work.run(tenant, "ada", () -> {
            List<AccountChange> changes = sql.query("""
                    select id, account_id, effective_date, before::text, after::text, undo::text from account_changes
                    where tenant_id = ? and batch_id = ? and rollback_of is null order by chain_position desc
                    """, tenant, batch).list(row -> new AccountChange(row.uuid(1), row.uuid(2), batch, Level.L2,
                    row.date(3), row.text(4), row.text(5), row.text(6), "x", null, null, null, null, null));
            conflicts.addAll(moves.undo(head(batch), changes));
        });
        return conflicts;
    }

    private UUID batch() {
        UUID batch = Ids.next();
        work.run(tenant, "ada", () -> batches.insert(head(batch),
                new SingleBatch.Done("ACCOUNTS", "{}", "{}", null, FIRST, true, 3, 0, null)));
        return batch;
    }

    private static BatchHead head(UUID batch) {
        return new BatchHead(batch, Level.L2, "test", null);
    }

    private UUID account() {
        UUID id = Ids.next();
        given.sql(tenant, "insert into accounts (tenant_id, id, name) values (?, ?, ?)", tenant, id, "A " + id);
        return id;
    }

    private void owns(UUID account, UUID owner, LocalDate from, LocalDate to) {
        given.sql(tenant, """
                insert into account_owners (tenant_id, id, account_id, owner_id, effective_from, effective_to)
                values (?, ?, ?, ?, ?, ?)""", tenant, Ids.next(), account, owner, from, to);
    }

    private UUID owner(UUID account, LocalDate day) {
        return given.value(tenant, """
                select owner_id from account_owners where tenant_id = ? and account_id = ?
                    and ? between effective_from and coalesce(effective_to, 'infinity')""", tenant, account, day);
    }

    private String ranges() {
        return given.value(tenant, """
                select string_agg(r, ' ' order by r) from (
                    select o::text as r from account_owners o where tenant_id = ?
                    union all select a::text from account_assignments a where tenant_id = ?) x""", tenant, tenant);
    }
}
