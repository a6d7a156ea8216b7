package io.commission.reassignment.background;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.commission.access.Caller;
import io.commission.access.Scope;
import io.commission.access.Sessions;
import io.commission.database.Sql;
import io.commission.notification.NoticeData;
import io.commission.notification.NoticeKind;
import io.commission.notification.Notices;
import io.commission.problem.Code;
import io.commission.problem.DatabaseProblems;
import io.commission.problem.Refusal;
import io.commission.settings.Features;
import io.commission.tenant.TenantWork;

/** Makes one preview in its creator's name, keeps it, and tells them (BAT-4); or keeps why there is none. */
@ApplicationScoped
class PreviewWork {
    private static final Logger LOG = Logger.getLogger(PreviewWork.class);

    private final Previews previews;
    private final Sessions sessions;
    private final Caller caller;
    private final Features features;
    private final TenantWork tenantWork;
    private final Notices notices;
    private final DatabaseProblems problems;
    private final Sql sql;

    PreviewWork(Previews previews, Sessions sessions, Caller caller, Features features, TenantWork tenantWork,
            Notices notices, DatabaseProblems problems, Sql sql) {
        this.previews = previews;
        this.sessions = sessions;
        this.caller = caller;
        this.features = features;
        this.tenantWork = tenantWork;
        this.notices = notices;
        this.problems = problems;
        this.sql = sql;
    }

    private record Made(Object preview, Scope saw) {
    }

    void make(Asked asked) {
        try {
            Made made = sessions.in(asked.session(), () -> {
                // RSG-8: the database itself refuses whatever a preview would write.
                sql.query("select set_config('transaction_read_only', 'on', true)").one(row -> true);
                features.require(asked.kind().feature);
                require(caller, asked.kind());
                return new Made(asked.preview().get(), caller.visible());
            });
            tenantWork.run(asked.tenant(), asked.actor(), () -> keep(asked, made));
        } catch (RuntimeException e) {
            fail(asked, e);
        }
    }

    /** What it took to ask, it takes to be answered. */
    static void require(Caller caller, PreviewKind kind) {
        if (!caller.permissions().containsAll(kind.permissions)) {
            throw Refusal.of(Code.PERMISSION_MISSING, "This preview needs " + String.join(", ",
                    kind.permissions.stream().sorted().toList()) + ".");
        }
    }

    private void keep(Asked asked, Made made) {
        if (previews.ready(asked.id(), made.preview(), made.saw())) {
            notices.tell(notices.personOf(asked.actor()).stream()
                    .map(person -> NoticeKind.PREVIEW_READY.to(person, NoticeData.ofPreview(asked.id()))).toList());
        }
    }

    private void fail(Asked asked, RuntimeException e) {
        Optional<Refusal> refusal = problems.explain(e);
        if (refusal.isEmpty()) {
            LOG.error("a preview failed", e);
        }
        tenantWork.run(asked.tenant(), asked.actor(), () -> previews.failed(asked.id(),
                refusal.map(one -> one.code).orElse(Code.INTERNAL_ERROR), refusal.map(Refusal::getMessage)
                        .orElse("Something went wrong on our side. Ask again.")));
    }
}
