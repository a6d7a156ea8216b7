package io.commission.person;

import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.http.ETag;
import io.quarkus.security.PermissionsAllowed;

/** The CRM's name for a person (PPL-1). */
@Path("/contacts")
@Tag(name = "People")
@Transactional
public class ContactResource {
    private final People people;
    private final PersonViews views;

    ContactResource(People people, PersonViews views) {
        this.people = people;
        this.views = views;
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getContact", summary = "A person, under the CRM's name")
    public RestResponse<PersonView> get(@PathParam("id") UUID id) {
        Person person = people.visible(id);
        return ETag.ok(views.of(person), person.version);
    }
}
