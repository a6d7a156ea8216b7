package io.commission.reassignment.background;

import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;

import io.commission.access.Caller;
import io.commission.access.Session;
import io.commission.access.Sessions;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.reassignment.bulk.BulkPreviewView;
import io.commission.reassignment.global.GlobalPreviewView;
import io.commission.settings.Features;

/** Previews that are asked for with {@code Prefer: respond-async}, and fetched by their creator. */
@ApplicationScoped
class BackgroundPreviews {
    private final Previews previews;
    private final PreviewWorkers workers;
    private final Sessions sessions;
    private final Caller caller;
    private final Features features;
    private final Event<Asked> asked;

    BackgroundPreviews(Previews previews, PreviewWorkers workers, Sessions sessions, Caller caller, Features features,
            Event<Asked> asked) {
        this.previews = previews;
        this.workers = workers;
        this.sessions = sessions;
        this.caller = caller;
        this.features = features;
        this.asked = asked;
    }

    /** The preview itself, or, where the caller would rather not wait, 202 with the address at which it will be. */
    RestResponse<Object> answer(List<String> prefer, PreviewKind kind, Supplier<?> preview) {
        features.require(kind.feature);
        if (!Prefer.respondAsync(prefer)) {
            return RestResponse.ok(preview.get());
        }
        Session session = sessions.current();
        UUID id = previews.open(kind);
        workers.reserve();
        asked.fire(new Asked(id, kind, session, preview));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED)
                .entity((Object) new PreviewAskedView(id, PreviewStatus.RUNNING))
                .header(HttpHeaders.LOCATION, "/api/reassignment-previews/" + id)
                .header(Prefer.APPLIED, Prefer.RESPOND_ASYNC).build();
    }

    /** One of the caller's own, with what it shows as long as they may see as much; otherwise 404. */
    PreviewView view(PreviewRow row) {
        PreviewStatus status = row.status();
        PreviewProblemView problem = row.problem();
        if (row.showsMoreThan(caller.visible())) {
            status = PreviewStatus.FAILED;
            problem = new PreviewProblemView(Code.PREVIEW_STALE.name(),
                    "It shows people whom you may not see any more. Ask again.");
        }
        boolean ready = status == PreviewStatus.READY;
        return new PreviewView(row.id(), row.kind(), status,
                ready && row.kind() == PreviewKind.BULK ? previews.read(row.answer(), BulkPreviewView.class) : null,
                ready && row.kind() == PreviewKind.GLOBAL ? previews.read(row.answer(), GlobalPreviewView.class) : null,
                problem, row.createdAt(), row.endedAt());
    }

    PreviewRow required(UUID id) {
        PreviewRow row = previews.find(id).orElseThrow(() -> Refusal.notFound("preview"));
        features.require(row.kind().feature);
        PreviewWork.require(caller, row.kind());
        return row;
    }

    void discard(UUID id, LongConsumer ifMatch) {
        ifMatch.accept(required(id).version());
        previews.discard(id);
    }
}
