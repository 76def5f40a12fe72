// Calls the running service through the generated Go client, as an integrator would.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"os/exec"
	"time"

	rooms "github.com/GIT_USER_ID/GIT_REPO_ID"
)

func must[T any](value T, answer *http.Response, failure error) T {
	if failure != nil {
		body := ""
		if answer != nil {
			text, _ := io.ReadAll(answer.Body)
			body = string(text)
		}
		log.Fatalf("%v %s", failure, body)
	}
	return value
}

func main() {
	configuration := rooms.NewConfiguration()
	configuration.Servers = rooms.ServerConfigurations{{URL: os.Getenv("ROOMS_URL")}}
	client := rooms.NewAPIClient(configuration)
	ctx := context.WithValue(context.Background(), rooms.ContextAccessToken, os.Getenv("ROOMS_KEY"))

	body := rooms.NewTemplateBody("Go", rooms.ROOM_TYPE_GROUP)
	body.SetRecordingEnabled(true)
	body.SetConsentPolicy(rooms.CONSENT_POLICY_NONE)
	template := must(client.TemplatesAPI.CreateTemplate(ctx).TemplateBody(*body).Execute())

	wanted := rooms.NewRoomBody("Zoë")
	wanted.SetTemplateId(template.GetId())
	room := must(client.RoomsAPI.CreateRoom(ctx).RoomBody(*wanted).Execute())

	who := rooms.NewTokenBody("Jürgen", rooms.PARTICIPANT_ROLE_HOST)
	token := must(client.TokensAPI.IssueToken(ctx, room.GetId()).TokenBody(*who).Execute())
	person := exec.Command(os.Getenv("PARTICIPANT"), token.GetServerUrl(), token.GetToken(), "audio")
	leave, _ := person.StdinPipe()
	if failure := person.Start(); failure != nil {
		log.Fatal(failure)
	}
	for end := time.Now().Add(30 * time.Second); must(client.RoomsAPI.GetRoom(ctx, room.GetId()).Execute()).GetStatus() != rooms.ROOM_STATUS_LIVE; {
		if time.Now().After(end) {
			log.Fatal("the room is not live")
		}
		time.Sleep(300 * time.Millisecond)
	}
	must(client.RecordingsAPI.StartRecording(ctx, room.GetId()).Execute())
	leave.Close()
	person.Wait()

	found := false
	for _, item := range must(client.RoomsAPI.ListRooms(ctx).Limit(100).Execute()).GetItems() {
		found = found || item.GetId() == room.GetId()
	}
	if !found {
		log.Fatal("the room is not listed")
	}
	if answer, failure := client.RoomsAPI.DeleteRoom(ctx, room.GetId()).Execute(); failure != nil {
		must(0, answer, failure)
	}
	if _, answer, failure := client.RoomsAPI.GetRoom(ctx, room.GetId()).Execute(); failure == nil || answer.StatusCode != 404 {
		log.Fatal("a deleted room is shown")
	}
	fmt.Println("clients: go called create, mint, list, start and delete")
}
