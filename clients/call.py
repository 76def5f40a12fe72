"""Calls the running service through the generated Python client, as an integrator would."""

import os
import subprocess
import time
import uuid

from openapi_client import ApiClient, Configuration
from openapi_client.api.recordings_api import RecordingsApi
from openapi_client.api.rooms_api import RoomsApi
from openapi_client.api.templates_api import TemplatesApi
from openapi_client.api.tokens_api import TokensApi
from openapi_client.exceptions import ApiException
from openapi_client.models import ConsentPolicy, ParticipantRole, RoomBody, RoomType, TemplateBody, TokenBody


def wait_for(what, condition):
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.3)


configuration = Configuration(host=os.environ["ROOMS_URL"], access_token=os.environ["ROOMS_KEY"])
with ApiClient(configuration) as client:
    rooms = RoomsApi(client)
    template = TemplatesApi(client).create_template(
        TemplateBody(
            name="Python",
            room_type=RoomType.ROOM_TYPE_GROUP,
            recording_enabled=True,
            consent_policy=ConsentPolicy.CONSENT_POLICY_NONE,
        )
    )
    key = f'"{uuid.uuid4()}"'
    body = RoomBody(name="Zoë", template_id=template.id)
    room = rooms.create_room(body, idempotency_key=key)
    assert rooms.create_room(body, idempotency_key=key).id == room.id

    token = TokensApi(client).issue_token(
        room.id, TokenBody(identity="Jürgen", role=ParticipantRole.PARTICIPANT_ROLE_HOST)
    )
    person = subprocess.Popen(
        [os.environ["PARTICIPANT"], token.server_url, token.token, "audio"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for("the room is live", lambda: rooms.get_room(room.id).status.value == "live")
        recording = RecordingsApi(client).start_recording(room.id)
        assert str(recording.room_id) == str(room.id)
    finally:
        person.stdin.close()
        person.wait(30)

    assert room.id in [item.id for item in rooms.list_rooms(limit=100).items]
    rooms.delete_room(room.id)
    try:
        rooms.get_room(room.id)
        raise AssertionError("a deleted room is shown")
    except ApiException as gone:
        assert gone.status == 404 and "room-not-found" in gone.body
print("clients: python called create, mint, list, start and delete")
