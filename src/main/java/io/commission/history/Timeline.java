package io.commission.history;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The changes of one opportunity, account or contact as SQL; newest first, below a position of the chain. */
record Timeline(String sql, List<Object> parameters) {
    private static final String COMMISSION = """
            (select c.chain_position, 'COMMISSION' as kind, c.id, c.opportunity_id, o.name as opportunity_name, o.account_id,
                a.name as account_name, c.batch_id, b.status as batch_status, b.strategy, b.created_by as approver,
                ap.name as approver_name, c.scope, c.type, c.departing_id, c.effective_date, c.end_date, c.before::text as before,
                c.after::text as after, c.reason, c.reference, c.pick, c.rollback_of, u.id as undone_by, c.created_at,
                c.created_by, cp.name as created_by_name
            from commission_changes c join opportunities o on o.tenant_id = c.tenant_id and o.id = c.opportunity_id
                left join accounts a on a.tenant_id = o.tenant_id and a.id = o.account_id
                join reassignment_batches b on b.tenant_id = c.tenant_id and b.id = c.batch_id
                left join people ap on ap.tenant_id = b.tenant_id and ap.oidc_subject = b.created_by
                left join people cp on cp.tenant_id = c.tenant_id and cp.oidc_subject = c.created_by
                left join commission_changes u on u.tenant_id = c.tenant_id and u.rollback_of = c.id
            where c.tenant_id = ? and c.chain_position < ? and
            """;
    private static final String ACCOUNT = """
            (select c.chain_position, 'ACCOUNT' as kind, c.id, null::uuid as opportunity_id, null as opportunity_name, c.account_id,
                a.name as account_name, c.batch_id, b.status as batch_status, b.strategy, b.created_by as approver,
                ap.name as approver_name, c.scope, null as type, null::uuid as departing_id, c.effective_date,
                null::date as end_date, c.before::text as before, c.after::text as after, c.reason, c.reference, c.pick,
                c.rollback_of, u.id as undone_by, c.created_at, c.created_by, cp.name as created_by_name
            from account_changes c join accounts a on a.tenant_id = c.tenant_id and a.id = c.account_id
                join reassignment_batches b on b.tenant_id = c.tenant_id and b.id = c.batch_id
                left join people ap on ap.tenant_id = b.tenant_id and ap.oidc_subject = b.created_by
                left join people cp on cp.tenant_id = c.tenant_id and cp.oidc_subject = c.created_by
                left join account_changes u on u.tenant_id = c.tenant_id and u.rollback_of = c.id
            where c.tenant_id = ? and c.chain_position < ? and
            """;
    private static final String NEWEST = " order by c.chain_position desc limit ?)";

    static Timeline ofOpportunity(UUID tenant, UUID opportunity, long before, int limit) {
        return new Timeline(COMMISSION + "c.opportunity_id = ?" + NEWEST,
                List.of(tenant, before, opportunity, limit));
    }

    /** The account's own changes and those of its opportunities, as far as the caller sees them. */
    static Timeline ofAccount(UUID tenant, UUID account, Eyes.Sight sight, long before, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(tenant, before, account, limit, tenant, before, account));
        parameters.addAll(Eyes.parameters(sight));
        parameters.add(limit);
        parameters.add(limit);
        return new Timeline(ACCOUNT + "c.account_id = ?" + NEWEST + " union all " + COMMISSION + "o.account_id = ? and "
                + Eyes.seesOpportunity(sight) + NEWEST + " order by 1 desc limit ?", parameters);
    }

    /** In which the person departed, received, owned or held a line; read backwards until enough are found. */
    static Timeline ofContact(UUID tenant, UUID person, long before, int limit) {
        String id = person.toString();
        String names = "(strpos(c.before::text, ?) > 0 or strpos(c.after::text, ?) > 0)";
        return new Timeline(
                COMMISSION + "(c.departing_id = ? or " + names + ")" + NEWEST + " union all " + ACCOUNT + names + NEWEST
                        + " order by 1 desc limit ?",
                List.of(tenant, before, person, id, id, limit, tenant, before, id, id, limit, limit));
    }
}
