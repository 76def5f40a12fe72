package dev.rooms.http.room;

import dev.rooms.application.room.Rooms;
import dev.rooms.domain.room.BookingId;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.ServiceSessionId;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateId;
import dev.rooms.http.shared.DatedPageQuery;
import dev.rooms.http.shared.Parameters;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which rooms a list shall show, as the query says. */
@RegisterForReflection
public class RoomFilter extends DatedPageQuery {
    @QueryParam("status")
    @Nullable
    String status;

    @QueryParam("room_type")
    @Nullable
    String roomType;

    @QueryParam("booking_id")
    @Nullable
    String bookingId;

    @QueryParam("service_session_id")
    @Nullable
    String serviceSessionId;

    @QueryParam("template_id")
    @Nullable
    String templateId;

    Rooms.Filter filter() {
        var template = Parameters.optionalId("template_id", templateId);
        return new Rooms.Filter(
                Parameters.named("status", status, RoomStatus.class, RoomStatus::text),
                Parameters.named("room_type", roomType, RoomType.class, RoomType::text),
                bookingId == null ? null : new BookingId(Parameters.text("booking_id", bookingId)),
                serviceSessionId == null
                        ? null
                        : new ServiceSessionId(Parameters.text("service_session_id", serviceSessionId)),
                template == null ? null : new TemplateId(template));
    }
}
