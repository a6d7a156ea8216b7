package io.commission.person;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.audit.History;
import io.commission.audit.HistoryView;
import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

@Path("/people")
@Tag(name = "People")
@Transactional
public class PersonResource {
    private final People people;
    private final PersonViews views;
    private final Hiring hiring;
    private final History history;
    private final IfMatch ifMatch;

    PersonResource(People people, PersonViews views, Hiring hiring, History history, IfMatch ifMatch) {
        this.people = people;
        this.views = views;
        this.hiring = hiring;
        this.history = history;
        this.ifMatch = ifMatch;
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listPeople", summary = "The people whom the caller may see, with House and Unassigned")
    public Page<PersonView> list(@QueryParam("status") PersonStatus status, @QueryParam("kind") PersonKind kind,
            @QueryParam("teamId") UUID teamId, @QueryParam("managerId") UUID managerId,
            @QueryParam("territory") String territory,
            @Parameter(description = "A part of the name") @QueryParam("name") String name,
            @QueryParam("externalId") String externalId, @QueryParam("commissionEligible") Boolean commissionEligible,
            @Parameter(description = "name, externalId, hireDate or createdAt; descending with a minus in front") @QueryParam("sort") String sort,
            @BeanParam Paging paging) {
        People.Filter filter = new People.Filter(status, kind, teamId, managerId, territory, name, externalId,
                commissionEligible, sort);
        List<Person> found = people.list(filter, paging);
        Map<UUID, PersonView> shown = views.of(found);
        return Page.of(found, paging, person -> shown.get(person.id), person -> people.cursor(filter, person));
    }

    @POST
    @Idempotent
    @PermissionsAllowed("people.write")
    @Operation(operationId = "createPerson", summary = "Take a person on")
    public RestResponse<PersonView> create(@Valid PersonRequest request) {
        Person person = hiring.hire(request);
        return ETag.created("/people/" + person.id, views.of(person), person.version);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getPerson", summary = "A person")
    public RestResponse<PersonView> get(@PathParam("id") UUID id) {
        Person person = people.visible(id);
        return ETag.ok(views.of(person), person.version);
    }

    @PUT
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("people.write")
    @Operation(operationId = "changePerson", summary = "Change or terminate a person, or bring them back")
    public RestResponse<PersonView> change(@PathParam("id") UUID id, @Valid PersonRequest request) {
        Person person = hiring.change(id, request, ifMatch::require);
        return ETag.ok(views.of(person), person.version);
    }

    @DELETE
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("people.write")
    @Operation(operationId = "terminatePerson", summary = "Terminate a person as of today; what they earned until today is kept")
    public void terminate(@PathParam("id") UUID id) {
        hiring.terminate(id, ifMatch::require);
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listPersonHistory", summary = "Every change of a person, newest first")
    public Page<HistoryView> history(@PathParam("id") UUID id, @BeanParam Paging paging) {
        return history.of("people", people.visible(id).id, paging);
    }
}
