package io.commission.reassignment.batch;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Answers for a batch that was opened: 200 with its result when it is done, otherwise 202 (BLK-4). */
@ApplicationScoped
public class BatchAnswers {
    private final Sql sql;

    BatchAnswers(Sql sql) {
        this.sql = sql;
    }

    public RestResponse<BatchDoneView> of(BatchRow batch) {
        List<ReasonCountView> left = sql.query("""
                select reason, count(*)::integer from reassignment_left where tenant_id = ? and batch_id = ?
                group by reason order by reason
                """, TenantContext.required().tenantId(), batch.id())
                .list(row -> new ReasonCountView(row.text(1), row.integer(2)));
        BatchDoneView view = new BatchDoneView(batch.id(), batch.status(), batch.total(), batch.applied(),
                batch.skipped(), batch.conflicted(), left);
        return RestResponse.ResponseBuilder
                .<BatchDoneView>create(batch.status().ended() ? RestResponse.Status.OK : RestResponse.Status.ACCEPTED)
                .entity(view).header(HttpHeaders.LOCATION, "/api/reassignment-batches/" + batch.id()).build();
    }
}
