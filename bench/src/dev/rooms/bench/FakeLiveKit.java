package dev.rooms.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.Room;
import livekit.LivekitRoom.ListParticipantsRequest;
import livekit.LivekitRoom.ListParticipantsResponse;
import livekit.LivekitRoom.ListRoomsRequest;
import livekit.LivekitRoom.ListRoomsResponse;
import livekit.LivekitRoom.SendDataRequest;
import livekit.LivekitRoom.SendDataResponse;

/** What of LiveKit's server API a look at its rooms needs, with as many rooms as wished. It notes who asks for what. */
final class FakeLiveKit implements AutoCloseable {
    static {
        // It would wait for an acknowledgement of the head before it sends the body.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** One call, and when it came. */
    record Call(Method method, String room, long at) {}

    enum Method {
        LIST_ROOMS,
        LIST_PARTICIPANTS,
        SEND_DATA
    }

    /** About what a call to LiveKit takes that reads its Redis. */
    private static final Duration ANSWER = Duration.ofMillis(1);

    private static final String PATH = "/twirp/livekit.RoomService/";

    private final HttpServer server;
    private final List<Room> rooms;
    private final Map<String, List<ParticipantInfo>> people;
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    private interface Answer {
        byte[] to(byte[] request) throws InvalidProtocolBufferException;
    }

    /** @param people by the name of the room they are in */
    FakeLiveKit(List<Room> rooms, Map<String, List<ParticipantInfo>> people) throws IOException {
        this.rooms = rooms;
        this.people = people;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        route("ListRooms", this::listRooms);
        route("ListParticipants", this::listParticipants);
        route("SendData", this::sendData);
        server.start();
    }

    private void route(String method, Answer answer) {
        server.createContext(PATH + method, exchange -> {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try (exchange) {
                answer(exchange, answer);
            } finally {
                atOnce.decrementAndGet();
            }
        });
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        var body = answer.to(exchange.getRequestBody().readAllBytes());
        try {
            Thread.sleep(ANSWER);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        exchange.getResponseHeaders().set("Content-Type", "application/protobuf");
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private byte[] listRooms(byte[] request) throws InvalidProtocolBufferException {
        var names = new HashSet<>(ListRoomsRequest.parseFrom(request).getNamesList());
        note(Method.LIST_ROOMS, "");
        var asked = names.isEmpty() ? rooms : rooms.stream().filter(room -> names.contains(room.getName())).toList();
        return ListRoomsResponse.newBuilder().addAllRooms(asked).build().toByteArray();
    }

    private byte[] listParticipants(byte[] request) throws InvalidProtocolBufferException {
        var room = ListParticipantsRequest.parseFrom(request).getRoom();
        note(Method.LIST_PARTICIPANTS, room);
        return ListParticipantsResponse.newBuilder()
                .addAllParticipants(people.getOrDefault(room, List.of()))
                .build()
                .toByteArray();
    }

    private byte[] sendData(byte[] request) throws InvalidProtocolBufferException {
        note(Method.SEND_DATA, SendDataRequest.parseFrom(request).getRoom());
        return SendDataResponse.getDefaultInstance().toByteArray();
    }

    private void note(Method method, String room) {
        calls.add(new Call(method, room, System.nanoTime()));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** All of them up to now, in their order. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
