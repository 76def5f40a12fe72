package dev.rooms.http.access;

import dev.rooms.application.access.IssueToken;
import dev.rooms.application.access.ListTokens;
import dev.rooms.application.access.ReissueToken;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.domain.shared.Version;
import dev.rooms.http.identity.RequestCaller;
import dev.rooms.http.shared.DatedPageQuery;
import dev.rooms.http.shared.OneEffect;
import dev.rooms.http.shared.Parameters;
import dev.rooms.http.shared.Replayable;
import dev.rooms.http.shared.Replies;
import dev.rooms.http.shared.Versions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/rooms/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tokens")
@RunOnVirtualThread
@OneEffect
class RoomTokenResource implements Replayable.Maker {
    private final IssueToken issueToken;
    private final ReissueToken reissueToken;
    private final ListTokens listTokens;
    private final RequestCaller caller;

    RoomTokenResource(IssueToken issueToken, ReissueToken reissueToken, ListTokens listTokens, RequestCaller caller) {
        this.issueToken = issueToken;
        this.reissueToken = reissueToken;
        this.listTokens = listTokens;
        this.caller = caller;
    }

    @POST
    @Path("token")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "issueToken",
            summary = "Issue a join token",
            description = "The token is signed for LiveKit; the ledger keeps everything but its text.")
    @APIResponseSchema(value = MintedJson.class, responseCode = "201")
    @Extension(
            name = "x-problems",
            value =
                    "room-not-found,identity-banned,room-ended,room-not-open,room-full,token-too-large,token-revoked,token-expired,media-server-unavailable")
    public Response issue(@PathParam("id") String id, TokenBody body) {
        return answer(
                issueToken.handle(new IssueToken.Command(caller.get(), new RoomId(Parameters.id(id)), body.wish())));
    }

    @Override
    public Response again(String reference) {
        return answer(
                reissueToken.handle(new ReissueToken.Command(caller.get(), new TokenId(Parameters.id(reference)))));
    }

    private static Response answer(IssueToken.Minted minted) {
        return Replies.created(
                MintedJson.of(minted),
                Versions.tag(Version.FIRST),
                "tokens/" + minted.facts().id().value());
    }

    @GET
    @Path("tokens")
    @Operation(operationId = "listTokens", summary = "List the tokens of a room, newest first")
    @APIResponseSchema(TokenJson.Listed.class)
    @Extension(name = "x-problems", value = "room-not-found,bad-cursor")
    public Response list(@PathParam("id") String id, @BeanParam DatedPageQuery asked) {
        var room = new RoomId(Parameters.id(id));
        var paging = asked.of("tokens", room);
        var page = listTokens.handle(new ListTokens.Query(caller.get(), room, paging.request()));
        return Replies.ok(new TokenJson.Listed(page.map(TokenJson::of).items(), paging.next(page)));
    }
}
