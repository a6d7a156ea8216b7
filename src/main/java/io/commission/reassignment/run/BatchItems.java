package io.commission.reassignment.run;

import static io.commission.database.Columns.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.commission.database.Sql;
import io.commission.posting.deal.Targets;
import io.commission.reassignment.select.Item;
import io.commission.reassignment.select.ItemChange;
import io.commission.reassignment.select.Left;
import io.commission.tenant.TenantContext;

/** The items of batches: kept once when a batch starts, read chunk by chunk; and those that were left alone. */
@ApplicationScoped
class BatchItems {
    private static final int KEPT_TOGETHER = 5000;

    private final Sql sql;
    private final ObjectMapper json;
    private final Targets targets;

    BatchItems(Sql sql, ObjectMapper json, Targets targets) {
        this.sql = sql;
        this.json = json;
        this.targets = targets;
    }

    /** Keeps items in their order, from position 1; answers how many. */
    int keep(UUID batch, List<Item> items) {
        Map<ItemChange, String> spelled = new HashMap<>();
        for (int from = 0; from < items.size(); from += KEPT_TOGETHER) {
            List<Item> some = items.subList(from, Math.min(items.size(), from + KEPT_TOGETHER));
            sql.update(
                    """
                            insert into reassignment_items (tenant_id, batch_id, position, account_id, opportunity_id, change, pick)
                            select ?, ?, ? + place, account_id, opportunity_id, change::json, pick
                            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) with ordinality
                                as n (account_id, opportunity_id, change, pick, place)
                            """,
                    tenant(), batch, from, column(some, Item::accountId, UUID[]::new),
                    column(some, Item::opportunityId, UUID[]::new),
                    column(some, item -> spelled.computeIfAbsent(item.change(), this::write), String[]::new),
                    column(some, Item::pick, String[]::new));
        }
        return items.size();
    }

    /** Keeps as items the changes of another batch that are not undone, latest first (BAT-3); answers how many. */
    int keepUndoing(UUID batch, UUID undone) {
        return sql.update(
                """
                        insert into reassignment_items (tenant_id, batch_id, position, account_id, opportunity_id, change)
                        select ?, ?, row_number() over (order by chain_position desc), account_id, opportunity_id,
                            json_build_object('undoes', id)
                        from (
                            select c.chain_position, c.id, null::uuid as account_id, c.opportunity_id
                            from commission_changes c left join commission_changes u on u.tenant_id = c.tenant_id and u.rollback_of = c.id
                            where c.tenant_id = ? and c.batch_id = ? and u.id is null
                            union all
                            select c.chain_position, c.id, c.account_id, null
                            from account_changes c left join account_changes u on u.tenant_id = c.tenant_id and u.rollback_of = c.id
                            where c.tenant_id = ? and c.batch_id = ? and u.id is null) as n
                        """,
                tenant(), batch, tenant(), undone, tenant(), undone);
    }

    /** What follows a position: accounts alone or opportunities alone, as whatever comes first is. */
    List<Item> after(UUID batch, int position, int limit) {
        Map<String, ItemChange> read = new HashMap<>();
        List<Item> items = sql.query("""
                select position, account_id, opportunity_id, change::text, pick from reassignment_items
                where tenant_id = ? and batch_id = ? and position > ? and position <= ? order by position
                """, tenant(), batch, position, position + limit)
                .list(row -> new Item(row.integer(1), row.uuid(2), row.uuid(3),
                        read.computeIfAbsent(row.text(4), this::read), row.text(5)));
        int same = 0;
        while (same < items.size() && (items.get(same).accountId() == null) == (items.get(0).accountId() == null)) {
            same++;
        }
        return items.subList(0, same);
    }

    /** Holds every opportunity of a batch in the order of ids, for one that is done in one transaction. */
    void hold(UUID batch) {
        targets.share();
        sql.query("""
                select 1 from opportunities where tenant_id = ? and id in (select opportunity_id from reassignment_items
                    where tenant_id = ? and batch_id = ? and opportunity_id is not null)
                order by id for no key update
                """, tenant(), tenant(), batch).list(row -> true);
    }

    /** Keeps what was left alone and why. */
    void keepLeft(UUID batch, List<Left> left) {
        if (left.isEmpty()) {
            return;
        }
        sql.update(
                """
                        insert into reassignment_left (tenant_id, batch_id, position, account_id, opportunity_id, outcome, reason, detail)
                        select ?, ?, * from unnest(?::integer[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[])
                        """,
                tenant(), batch, column(left, Left::position, Integer[]::new),
                column(left, Left::accountId, UUID[]::new), column(left, Left::opportunityId, UUID[]::new),
                column(left, one -> one.conflict() ? "CONFLICT" : "SKIPPED", String[]::new),
                column(left, Left::reason, String[]::new), column(left, Left::detail, String[]::new));
    }

    /** Keeps what was left alone from the start, at positions behind the items. */
    void keepLeftFromStart(UUID batch, int behind, List<Left> left) {
        List<Left> placed = new ArrayList<>(left.size());
        for (Left one : left) {
            placed.add(new Left(behind + placed.size() + 1, one.accountId(), one.opportunityId(), one.conflict(),
                    one.reason(), one.detail()));
        }
        keepLeft(batch, placed);
    }

    private ItemChange read(String text) {
        try {
            return json.readValue(text, ItemChange.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an item that this release cannot read", e);
        }
    }

    private String write(ItemChange change) {
        try {
            return json.writeValueAsString(change);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
