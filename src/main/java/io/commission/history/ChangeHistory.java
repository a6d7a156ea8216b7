package io.commission.history;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.commission.change.PickReason;
import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.ledger.EntryStatus;
import io.commission.ledger.EntryType;
import io.commission.money.MinorUnits;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfiles;

/** Reads timelines of changes, and leaves out of each what the caller may not see. */
@ApplicationScoped
class ChangeHistory {
    private static final int MOST = 10_000;

    private final Sql sql;
    private final ObjectMapper json;
    private final Eyes eyes;
    private final TenantProfiles tenants;

    ChangeHistory(Sql sql, ObjectMapper json, Eyes eyes, TenantProfiles tenants) {
        this.sql = sql;
        this.json = json;
        this.eyes = eyes;
        this.tenants = tenants;
    }

    Page<ChangeView> page(About about, UUID id, Paging paging) {
        Eyes.Sight sight = required(about, id);
        long before = paging.after().map(cursor -> cursor.number(0)).orElse(Long.MAX_VALUE);
        List<Recorded> rows = read(about, id, sight, before, paging.fetch());
        Page<Recorded> page = Page.of(rows, paging, row -> row, row -> Cursor.of(row.position()));
        return new Page<>(views(page.items(), sight), page.nextCursor());
    }

    /** All of it, for a file. */
    List<ChangeView> all(About about, UUID id) {
        Eyes.Sight sight = required(about, id);
        List<Recorded> rows = read(about, id, sight, Long.MAX_VALUE, MOST + 1);
        if (rows.size() > MOST) {
            throw Refusal.of(Code.LIMIT_EXCEEDED,
                    "An export holds at most " + MOST + " changes; read it page by page.");
        }
        return views(rows, sight);
    }

    private Eyes.Sight required(About about, UUID id) {
        Eyes.Sight sight = eyes.sight();
        boolean seen = switch (about) {
            case OPPORTUNITY -> eyes.opportunity(sight, id);
            case ACCOUNT -> eyes.account(sight, id);
            case CONTACT -> eyes.contact(sight, id);
        };
        if (!seen) {
            throw Refusal.notFound(about.word());
        }
        return sight;
    }

    private List<Recorded> read(About about, UUID id, Eyes.Sight sight, long before, int limit) {
        Timeline timeline = switch (about) {
            case OPPORTUNITY -> Timeline.ofOpportunity(tenant(), id, before, limit);
            case ACCOUNT -> Timeline.ofAccount(tenant(), id, sight, before, limit);
            case CONTACT -> Timeline.ofContact(tenant(), id, before, limit);
        };
        return sql.query(timeline.sql(), timeline.parameters().toArray()).list(row -> Recorded.of(row, json));
    }

    private List<ChangeView> views(List<Recorded> changes, Eyes.Sight sight) {
        Set<UUID> people = new HashSet<>();
        changes.forEach(change -> people.addAll(change.people()));
        Map<UUID, String> names = names(people);
        Map<UUID, List<ChangeView.Entry>> entries = entries(changes, sight);
        return changes.stream().map(change -> view(change, sight, names, entries.getOrDefault(change.id(), List.of())))
                .toList();
    }

    private static ChangeView view(Recorded change, Eyes.Sight sight, Map<UUID, String> names,
            List<ChangeView.Entry> entries) {
        // Who has no part in this change is told that it was, not why.
        boolean concerned = sight.all()
                || change.people().stream().anyMatch(person -> sight.people().contains(person));
        return new ChangeView(change.id(), change.kind(), change.position(), change.opportunityId(),
                change.opportunityName(), change.accountId(), change.accountName(), change.scope(), change.type(),
                party(change.departing(), sight, names), change.effectiveDate(), change.endDate(),
                party(change.before().owner(), sight, names), party(change.after().owner(), sight, names),
                lines(change, sight, names), change.people().stream().allMatch(sight::sees),
                concerned ? change.reason() : null, concerned ? change.reference() : null,
                concerned ? PickReason.shown(change.pick(), change.people().stream().allMatch(sight::sees)) : null,
                change.createdAt(), change.createdBy(), change.createdByName(),
                change.batch(), change.rollbackOf(), change.undoneBy(), entries);
    }

    /** In the order of before, then those who came new; House stands where it stood. */
    private static List<ChangeView.LineChange> lines(Recorded change, Eyes.Sight sight, Map<UUID, String> names) {
        Set<UUID> people = new LinkedHashSet<>();
        change.before().lines().forEach(line -> people.add(line.person()));
        change.after().lines().forEach(line -> people.add(line.person()));
        List<ChangeView.LineChange> lines = new ArrayList<>();
        for (UUID person : people) {
            if (sight.sees(person)) {
                Recorded.Stand before = change.before().of(person);
                Recorded.Stand after = change.after().of(person);
                lines.add(new ChangeView.LineChange(person, names.get(person), before == null ? null : before.role(),
                        before == null ? null : before.percent(), after == null ? null : after.role(),
                        after == null ? null : after.percent(), before == null ? null : before.accountRole(),
                        after == null ? null : after.accountRole()));
            }
        }
        return lines;
    }

    private static ChangeView.Party party(UUID person, Eyes.Sight sight, Map<UUID, String> names) {
        return person == null || !sight.sees(person) ? null : new ChangeView.Party(person, names.get(person));
    }

    private Map<UUID, String> names(Collection<UUID> people) {
        Map<UUID, String> names = new HashMap<>();
        sql.query("select id, name from people where tenant_id = ? and id = any(?::uuid[])", tenant(), people)
                .list(row -> names.put(row.uuid(1), row.text(2)));
        return names;
    }

    private Map<UUID, List<ChangeView.Entry>> entries(List<Recorded> changes, Eyes.Sight sight) {
        MinorUnits units = tenants.current().units();
        Map<UUID, List<ChangeView.Entry>> byChange = new HashMap<>();
        sql.query(
                """
                        select e.caused_by_id, e.id, e.person_id, p.name, e.type, e.status, e.amount, e.commission_month, e.earned_month
                        from commission_entries e join people p on p.tenant_id = e.tenant_id and p.id = e.person_id
                        where e.tenant_id = ? and e.opportunity_id = any(?::uuid[]) and e.caused_by_id = any(?::uuid[])
                            and (? or e.person_id = any(?::uuid[]))
                        order by e.id
                        """,
                tenant(), changes.stream().map(Recorded::opportunityId).filter(id -> id != null).distinct().toList(),
                changes.stream().map(Recorded::id).toList(), sight.all(), sight.people())
                .list(row -> byChange.computeIfAbsent(row.uuid("caused_by_id"), change -> new ArrayList<>())
                        .add(new ChangeView.Entry(row.uuid("id"), row.uuid("person_id"), row.text("name"),
                                row.oneOf(EntryType.class, "type"), row.oneOf(EntryStatus.class, "status"),
                                amount(units, row.decimal("amount")), row.month("commission_month"),
                                row.month("earned_month"))));
        return byChange;
    }

    private static BigDecimal amount(MinorUnits units, BigDecimal amount) {
        return units.exact(amount);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
