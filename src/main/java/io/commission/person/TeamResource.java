package io.commission.person;

import java.util.List;
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

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.http.Cursor;
import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.commission.problem.Refusal;
import io.quarkus.security.PermissionsAllowed;

@Path("/teams")
@Tag(name = "People")
@Transactional
public class TeamResource {
    private final IfMatch ifMatch;

    TeamResource(IfMatch ifMatch) {
        this.ifMatch = ifMatch;
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listTeams", summary = "Teams by name")
    public Page<TeamView> list(@BeanParam Paging paging) {
        List<Team> teams = paging.after()
                .map(cursor -> Team.<Team>find("name > ?1 order by name", cursor.text(0)))
                .orElseGet(() -> Team.find("order by name")).page(0, paging.fetch()).list();
        return Page.of(teams, paging, TeamView::of, team -> Cursor.of(team.name));
    }

    @POST
    @Idempotent
    @PermissionsAllowed("people.write")
    @Operation(operationId = "createTeam", summary = "Create a team")
    public RestResponse<TeamView> create(@Valid TeamRequest request) {
        Team team = new Team();
        team.name = request.name().strip();
        team.persistAndFlush();
        return ETag.created("/teams/" + team.id, TeamView.of(team), team.version);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getTeam", summary = "A team")
    public RestResponse<TeamView> get(@PathParam("id") UUID id) {
        Team team = team(id);
        return ETag.ok(TeamView.of(team), team.version);
    }

    @PUT
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("people.write")
    @Operation(operationId = "changeTeam", summary = "Rename a team")
    public RestResponse<TeamView> change(@PathParam("id") UUID id, @Valid TeamRequest request) {
        Team team = team(id);
        ifMatch.require(team.version);
        team.name = request.name().strip();
        team.flush();
        return ETag.ok(TeamView.of(team), team.version);
    }

    @DELETE
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("people.write")
    @Operation(operationId = "deleteTeam", summary = "Delete a team that has nobody")
    public void delete(@PathParam("id") UUID id) {
        Team team = team(id);
        ifMatch.require(team.version);
        team.delete();
        team.flush();
    }

    private static Team team(UUID id) {
        return Team.find(id).orElseThrow(() -> Refusal.notFound("team"));
    }
}
