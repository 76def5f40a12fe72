package dev.rooms.http.template;

import dev.rooms.application.template.CreateTemplate;
import dev.rooms.application.template.DeleteTemplate;
import dev.rooms.application.template.GetTemplate;
import dev.rooms.application.template.ListTemplates;
import dev.rooms.application.template.MakeTemplateDefault;
import dev.rooms.application.template.Templates;
import dev.rooms.application.template.UpdateTemplate;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateId;
import dev.rooms.http.identity.RequestCaller;
import dev.rooms.http.shared.Bodies;
import dev.rooms.http.shared.DatedPageQuery;
import dev.rooms.http.shared.JsonBodyReader;
import dev.rooms.http.shared.MergePatch;
import dev.rooms.http.shared.OneEffect;
import dev.rooms.http.shared.Parameters;
import dev.rooms.http.shared.Replies;
import dev.rooms.http.shared.Versions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/templates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "templates")
@RunOnVirtualThread
@OneEffect
class TemplateResource {
    private final CreateTemplate createTemplate;
    private final GetTemplate getTemplate;
    private final ListTemplates listTemplates;
    private final UpdateTemplate updateTemplate;
    private final MakeTemplateDefault makeTemplateDefault;
    private final DeleteTemplate deleteTemplate;
    private final Bodies bodies;
    private final RequestCaller caller;

    TemplateResource(
            CreateTemplate createTemplate,
            GetTemplate getTemplate,
            ListTemplates listTemplates,
            UpdateTemplate updateTemplate,
            MakeTemplateDefault makeTemplateDefault,
            DeleteTemplate deleteTemplate,
            Bodies bodies,
            RequestCaller caller) {
        this.createTemplate = createTemplate;
        this.getTemplate = getTemplate;
        this.listTemplates = listTemplates;
        this.updateTemplate = updateTemplate;
        this.makeTemplateDefault = makeTemplateDefault;
        this.deleteTemplate = deleteTemplate;
        this.bodies = bodies;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createTemplate", summary = "Create a template")
    @APIResponseSchema(value = TemplateJson.class, responseCode = "201")
    @Extension(name = "x-problems", value = "template-archived")
    public Response create(TemplateBody body) {
        var type = body.type();
        var template = createTemplate.handle(new CreateTemplate.Command(
                caller.get(),
                type,
                body.draft(type),
                Boolean.TRUE.equals(body.isDefault()),
                Boolean.TRUE.equals(body.archived())));
        return Replies.created(
                TemplateJson.of(template),
                tag(template),
                "templates/" + template.id().value());
    }

    @GET
    @Operation(operationId = "listTemplates", summary = "List templates, newest first")
    @APIResponseSchema(TemplateJson.Listed.class)
    @Extension(name = "x-problems", value = "bad-cursor")
    public Response list(
            @QueryParam("room_type") @Nullable String roomType,
            @QueryParam("archived") @Nullable String archived,
            @BeanParam DatedPageQuery asked) {
        var filter = new Templates.Filter(
                Parameters.named("room_type", roomType, RoomType.class, RoomType::text),
                Parameters.flag("archived", archived));
        var paging = asked.of("templates", filter);
        var page = listTemplates.handle(new ListTemplates.Query(caller.get(), filter, paging.request()));
        return Replies.ok(new TemplateJson.Listed(page.map(TemplateJson::of).items(), paging.next(page)));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getTemplate", summary = "Get a template")
    @APIResponseSchema(TemplateJson.class)
    @Extension(name = "x-problems", value = "template-not-found")
    public Response get(@PathParam("id") String id) {
        var template = getTemplate.handle(new GetTemplate.Query(caller.get(), id(id)));
        return Replies.ok(TemplateJson.of(template), tag(template));
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
    @Operation(
            operationId = "updateTemplate",
            summary = "Update a template",
            description = "A JSON merge patch (RFC 7396). Rooms keep the revision that they were made with.")
    @RequestBody(content = @Content(schema = @Schema(implementation = TemplatePatchBody.class)))
    @APIResponseSchema(TemplateJson.class)
    @Extension(name = "x-problems", value = "template-not-found,template-is-default,template-archived")
    public Response update(
            @PathParam("id") String id, @HeaderParam("If-Match") List<String> ifMatch, MergePatch patch) {
        var template = updateTemplate.handle(new UpdateTemplate.Command(
                caller.get(), id(id), Versions.seen(ifMatch), current -> edit(current, patch)));
        return Replies.ok(TemplateJson.of(template), tag(template));
    }

    private UpdateTemplate.Edit edit(RoomTemplate template, MergePatch patch) {
        var body = bodies.read(patch.applyTo(bodies.write(TemplateBody.of(template))), TemplateBody.class);
        if (body.type() != template.type()) {
            throw new Invalid("/room_type", "immutable", "cannot be changed");
        }
        return new UpdateTemplate.Edit(
                body.draft(template.type()),
                Boolean.TRUE.equals(body.archived()),
                Boolean.TRUE.equals(body.isDefault()));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "deleteTemplate",
            summary = "Delete a template",
            description = "Only a template that no room was made from can be deleted.")
    @Extension(name = "x-problems", value = "template-not-found,template-is-default,template-in-use")
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") List<String> ifMatch) {
        deleteTemplate.handle(new DeleteTemplate.Command(caller.get(), id(id), Versions.seen(ifMatch)));
        return Replies.noContent();
    }

    @POST
    @Path("{id}/make-default")
    @Operation(operationId = "makeTemplateDefault", summary = "Make a template the default of its type")
    @APIResponseSchema(value = TemplateJson.class, responseCode = "200")
    @Extension(name = "x-problems", value = "template-not-found,template-archived")
    public Response makeDefault(@PathParam("id") String id) {
        var template = makeTemplateDefault.handle(new MakeTemplateDefault.Command(caller.get(), id(id)));
        return Replies.ok(TemplateJson.of(template), tag(template));
    }

    private static TemplateId id(String text) {
        return new TemplateId(Parameters.id(text));
    }

    private static String tag(RoomTemplate template) {
        return Versions.tag(template.version());
    }
}
