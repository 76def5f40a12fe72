package dev.rooms.http.access;

import dev.rooms.application.access.CreateApiKey;
import dev.rooms.application.access.GetApiKey;
import dev.rooms.application.access.ListApiKeys;
import dev.rooms.application.access.RevokeApiKey;
import dev.rooms.domain.access.ApiKeyId;
import dev.rooms.domain.shared.Version;
import dev.rooms.http.identity.RequestCaller;
import dev.rooms.http.shared.DatedPageQuery;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "api-keys")
@RunOnVirtualThread
@OneEffect
class ApiKeyResource {
    private final CreateApiKey createApiKey;
    private final GetApiKey getApiKey;
    private final ListApiKeys listApiKeys;
    private final RevokeApiKey revokeApiKey;
    private final RequestCaller caller;

    ApiKeyResource(
            CreateApiKey createApiKey,
            GetApiKey getApiKey,
            ListApiKeys listApiKeys,
            RevokeApiKey revokeApiKey,
            RequestCaller caller) {
        this.createApiKey = createApiKey;
        this.getApiKey = getApiKey;
        this.listApiKeys = listApiKeys;
        this.revokeApiKey = revokeApiKey;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createApiKey",
            summary = "Create an API key",
            description = "The answer shows the text of the key, this once.")
    @APIResponseSchema(value = ApiKeyJson.class, responseCode = "201")
    public Response create(ApiKeyBody body) {
        var created = createApiKey.handle(new CreateApiKey.Command(
                caller.get(),
                Objects.requireNonNull(body.name()),
                Set.copyOf(Objects.requireNonNull(body.scopes())),
                body.expiresAt()));
        return Replies.created(
                ApiKeyJson.of(created.key(), created.text()),
                Versions.tag(Version.FIRST),
                "api-keys/" + created.key().id().value());
    }

    @GET
    @Operation(operationId = "listApiKeys", summary = "List the API keys, newest first")
    @APIResponseSchema(ApiKeyJson.Listed.class)
    @Extension(name = "x-problems", value = "bad-cursor")
    public Response list(@BeanParam DatedPageQuery asked) {
        var paging = asked.of("api-keys");
        var page = listApiKeys.handle(new ListApiKeys.Query(caller.get(), paging.request()));
        return Replies.ok(new ApiKeyJson.Listed(page.map(ApiKeyJson::of).items(), paging.next(page)));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getApiKey", summary = "Get an API key")
    @APIResponseSchema(ApiKeyJson.class)
    @Extension(name = "x-problems", value = "api-key-not-found")
    public Response get(@PathParam("id") String id) {
        var key = getApiKey.handle(new GetApiKey.Query(caller.get(), new ApiKeyId(Parameters.id(id))));
        return Replies.ok(ApiKeyJson.of(key), Versions.tag(key.version()));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "revokeApiKey",
            summary = "Revoke an API key",
            description = "The holder of a key may revoke that one without the scope.")
    @Extension(name = "x-problems", value = "api-key-not-found")
    public Response revoke(@PathParam("id") String id, @HeaderParam("If-Match") List<String> ifMatch) {
        revokeApiKey.handle(
                new RevokeApiKey.Command(caller.get(), new ApiKeyId(Parameters.id(id)), Versions.seen(ifMatch)));
        return Replies.noContent();
    }
}
