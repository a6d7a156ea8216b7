package io.commission.event;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which received events are wanted. */
public class ReceivedEventFilter {
    @QueryParam("type")
    @Parameter(description = "like load.delivered")
    String type;

    @QueryParam("source")
    String source;

    @QueryParam("subject")
    @Parameter(description = "the external id of the load, account, person or deal")
    String subject;

    @QueryParam("waiting")
    @Parameter(description = "true: only events of deals that could not be taken yet")
    Boolean waiting;
}
